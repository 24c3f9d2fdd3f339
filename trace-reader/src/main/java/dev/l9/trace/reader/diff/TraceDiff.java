package dev.l9.trace.reader.diff;

import java.util.List;

/**
 * What differs between two traces. Names of methods are like {@code com.acme.Orders#total}.
 *
 * @param methods that ran in one of them only
 * @param edges calls of one method by another
 * @param errors exceptions, where they began
 * @param results that are others for equal inputs
 * @param times that moved more than the noise
 * @param suspects the methods that are most likely the cause, the likeliest first; empty where
 *     nothing else is different
 * @param remarks what limits the comparison, in words
 */
public record TraceDiff(
    Difference<String> methods,
    Difference<Edge> edges,
    Difference<Thrown> errors,
    List<ChangedResult> results,
    List<ChangedTime> times,
    List<Suspect> suspects,
    List<String> remarks) {

  public TraceDiff {
    results = List.copyOf(results);
    times = List.copyOf(times);
    suspects = List.copyOf(suspects);
    remarks = List.copyOf(remarks);
  }

  /**
   * A call of one method by another.
   *
   * @param calls how many there were
   */
  public record Edge(String from, String to, long calls) {}

  /**
   * An exception that began in a method.
   *
   * @param error its type and message, in which what differs from run to run is left out
   * @param count how often
   */
  public record Thrown(String method, String error, long count) {}

  /**
   * A result that is another although the inputs are equal.
   *
   * @param oldId the trace id of an execution that had the old result; empty if none is kept
   */
  public record ChangedResult(String method, String input, String old, String now, String oldId) {

    /** A result of which no execution is known. */
    public ChangedResult(String method, String input, String old, String now) {
      this(method, input, old, now, "");
    }
  }

  /**
   * A method's own time, without that of the traced calls in it.
   *
   * @param oldMillis the median in the old trace
   * @param newMillis the median in the new trace
   * @param p how probable such a difference would be by chance, corrected for the number of methods
   */
  public record ChangedTime(String method, double oldMillis, double newMillis, double p) {}

  /** Whether the traces are the same. */
  public boolean isEmpty() {
    return methods.isEmpty()
        && edges.isEmpty()
        && errors.isEmpty()
        && results.isEmpty()
        && times.isEmpty()
        && suspects.isEmpty();
  }
}
