package dev.l9.trace.tools.doctor;

import java.util.List;

/**
 * What the agent noted of a method.
 *
 * @param isTraced whether its executions are traced
 * @param reason the rule that decided so, as a clause
 * @param capture what of an execution is captured; nothing where it isn't traced
 * @param executions what became of its executions; all are 0 where it isn't traced
 * @param source the file, below a source root, whose block is to tell of the method; empty for none
 * @param json the agent's record itself, an object on one line
 */
public record MethodRecord(
    Name name,
    boolean isTraced,
    String reason,
    Capture capture,
    Executions executions,
    String source,
    String json) {

  /**
   * Which method it is.
   *
   * @param className the binary name of its class
   * @param method its own name, such as {@code <init>}
   * @param parameterTypes the simple names of its parameters' types, such as {@code int[]}
   */
  public record Name(String className, String method, List<String> parameterTypes) {
    /** Copies the list. */
    public Name {
      parameterTypes = List.copyOf(parameterTypes);
    }
  }

  /**
   * Which values are captured.
   *
   * @param shown the names of parameters whose values are recorded
   * @param redacted the names of parameters that show as {@code ***}
   */
  public record Capture(List<String> shown, List<String> redacted, Result result) {
    /** Copies the lists. */
    public Capture {
      shown = List.copyOf(shown);
      redacted = List.copyOf(redacted);
    }
  }

  /** Whether the returned value is captured. */
  public enum Result {
    /** Its value is recorded. */
    CAPTURED,
    /** It shows as {@code ***}. */
    REDACTED,
    /** There is none, or it is left out. */
    NONE
  }

  /**
   * How many executions there were.
   *
   * @param events those that became events
   * @param errors those among the events that ended with an error
   * @param byRate those that the option {@code rate} left out
   * @param bySample those that the option {@code sample} left out
   * @param dropped those for which the writer had no room
   */
  public record Executions(long events, long errors, long byRate, long bySample, long dropped) {}
}
