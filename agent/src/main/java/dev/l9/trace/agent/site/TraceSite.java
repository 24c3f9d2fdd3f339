package dev.l9.trace.agent.site;

import dev.l9.trace.HrmLayer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in the code that is traced: what all its executions share.
 *
 * @param method what the JVM calls the method; {@link Method#NONE} for a span opened by hand
 * @param labels what its events say of it
 * @param source the file whose DORA block executions update; null for none
 * @param parameters the parameters in the source, in order; empty where inputs aren't captured
 * @param result what is captured of the result
 * @param blockedBy names of the exception classes that mean blocked
 * @param metadata of each execution's event
 * @param rate how many events a second are written at most; negative for no limit
 * @param whole whether events have the values as a whole
 */
public record TraceSite(
    Method method,
    Labels labels,
    @Nullable SourceRef source,
    List<Parameter> parameters,
    Result result,
    List<String> blockedBy,
    Map<String, String> metadata,
    int rate,
    boolean whole) {

  /**
   * A method as the JVM names it.
   *
   * @param className as {@code Class.getName} gives it
   */
  public record Method(String className, String name, String descriptor) {

    /** Stands for the method where a span is opened by hand. */
    public static final Method NONE = new Method("", "", "");
  }

  /**
   * What events and blocks say of an execution, whatever its values are.
   *
   * @param displayName simple class name and method, such as {@code IrEngine.Parser.next}, as the
   *     source has them; empty for a span opened by hand
   * @param component the source file's name, else the class
   */
  public record Labels(
      String displayName,
      String component,
      HrmLayer layer,
      String operation,
      String task,
      List<String> patterns) {}

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
        Method.NONE,
        new Labels("", component, layer, operation, task, List.of()),
        null,
        List.of(new Parameter("input", false)),
        Result.CAPTURED,
        List.of(),
        Map.of(),
        UNLIMITED,
        false);
  }

  public String className() {
    return method.className();
  }

  public String methodName() {
    return method.name();
  }

  public String descriptor() {
    return method.descriptor();
  }

  public String displayName() {
    return labels.displayName();
  }

  public String component() {
    return labels.component();
  }

  public HrmLayer layer() {
    return labels.layer();
  }

  public String operation() {
    return labels.operation();
  }

  public String task() {
    return labels.task();
  }

  public List<String> patterns() {
    return labels.patterns();
  }

  /** Whether this is a method of the program, not a span opened by hand. */
  public boolean isMethod() {
    return !method.name().isEmpty();
  }

  /**
   * Whether this is a site of the same method; a record's own {@code equals} would be linked first.
   */
  boolean isSameMethod(TraceSite other) {
    return className().equals(other.className())
        && methodName().equals(other.methodName())
        && descriptor().equals(other.descriptor());
  }

  /** Whether this is a constructor. */
  public boolean isConstructor() {
    return method.name().equals("<init>");
  }
}
