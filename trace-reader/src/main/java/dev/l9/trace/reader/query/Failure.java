package dev.l9.trace.reader.query;

import dev.l9.trace.reader.event.JvmInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Failures that began in the same way: in the same method, with the same type of exception, at the
 * same line. All but the counts and the first time is of the latest one.
 *
 * @param method in which the exception began
 * @param error {@code ExceptionType: message}
 * @param isBlocked whether it means that the execution was blocked
 * @param at where it was thrown, such as {@code Orders.java:42}; empty if it isn't known
 * @param cause its causes, down to the root cause; empty if there are none
 * @param inputs those of the execution, whole if the event has them
 * @param count how often it happened
 * @param first when it happened first, as the event has it
 * @param path the executions from the trace's root to the one in which it began
 * @param isWhole whether the path begins with the root; otherwise events are missing
 * @param jvm what the JVM was; null if the trace doesn't say it
 */
public record Failure(
    MethodName method,
    String error,
    boolean isBlocked,
    String at,
    String cause,
    String inputs,
    String thread,
    String traceId,
    long count,
    String first,
    String last,
    List<Step> path,
    boolean isWhole,
    @Nullable JvmInfo jvm) {

  public Failure {
    path = List.copyOf(path);
  }

  /** What became of the exception in an execution. */
  public enum Fate {
    /** It ran above where the exception went. */
    ABOVE,
    /** The exception didn't come out of it, though it came out of what it called. */
    SWALLOWED,
    /** Another exception came out of it. */
    REPLACED,
    /** The exception passed through. */
    PASSED,
    /** The exception began in it. */
    BEGAN;

    /** The fate in small letters, as JSON has it. */
    public String label() {
      return switch (this) {
        case ABOVE -> "above";
        case SWALLOWED -> "swallowed";
        case REPLACED -> "replaced";
        case PASSED -> "passed";
        case BEGAN -> "began";
      };
    }
  }

  /**
   * One execution of the path.
   *
   * @param output what came out of it
   */
  public record Step(MethodName method, String traceId, Fate fate, String output) {}
}
