package dev.l9.trace.agent.site;

import dev.l9.trace.HrmLayer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in the code that is traced: what all its executions share.
 *
 * @param className as {@code Class.getName} gives it; empty for a span opened by hand
 * @param methodName the JVM's name of the method; empty for a span opened by hand
 * @param displayName simple class name and method, such as {@code IrEngine.Parser.next}, as the
 *     source has them; empty for a span opened by hand
 * @param descriptor the JVM's descriptor of the method; empty for a span opened by hand
 * @param component the source file's name, else the class
 * @param source the file whose DORA block executions update; null for none
 * @param parameters the parameters in the source, in order; empty where inputs aren't captured
 * @param result what is captured of the result
 * @param blockedBy names of the exception classes that mean blocked
 * @param metadata of each execution's event
 * @param rate how many events a second are written at most; negative for no limit
 */
public record TraceSite(
    String className,
    String methodName,
    String displayName,
    String descriptor,
    String component,
    HrmLayer layer,
    String operation,
    String task,
    List<String> patterns,
    @Nullable SourceRef source,
    List<Parameter> parameters,
    Result result,
    List<String> blockedBy,
    Map<String, String> metadata,
    int rate) {

  /** As a rate: every event is written. */
  public static final int UNLIMITED = -1;

  /** What is captured of a method's result. */
  public enum Result {
    /** Nothing: the method is void, or its result isn't wanted. */
    NONE,
    /** That there is one. */
    REDACTED,
    CAPTURED
  }

  /**
   * A parameter.
   *
   * @param redacted whether its value is never read
   */
  public record Parameter(String name, boolean redacted) {}

  /** The site of a span that is opened by hand. */
  public static TraceSite manual(HrmLayer layer, String operation, String component, String task) {
    return new TraceSite(
        "",
        "",
        "",
        "",
        component,
        layer,
        operation,
        task,
        List.of(),
        null,
        List.of(new Parameter("input", false)),
        Result.CAPTURED,
        List.of(),
        Map.of(),
        UNLIMITED);
  }

  /** Whether this is a method of the program, not a span opened by hand. */
  public boolean isMethod() {
    return !methodName.isEmpty();
  }

  /** Whether this is a site of the same method, by the names of class, method and descriptor. */
  boolean isSameMethod(TraceSite other) {
    return className.equals(other.className)
        && methodName.equals(other.methodName)
        && descriptor.equals(other.descriptor);
  }

  /** Whether this is a constructor. */
  public boolean isConstructor() {
    return methodName.equals("<init>");
  }
}
