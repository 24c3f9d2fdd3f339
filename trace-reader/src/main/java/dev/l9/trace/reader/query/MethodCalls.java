package dev.l9.trace.reader.query;

import java.util.List;

/**
 * What a method was called with, and what came out. Times are nanoseconds.
 *
 * @param calls how many executions there were
 * @param inputs how many different inputs
 * @param varyingInputs how many of these had more than one output
 * @param mostAtOnce how many executions ran at once at most; recursive ones count too
 * @param threads on how many threads
 * @param p50 half of the executions took no longer
 * @param outcomes those of varying inputs first, then those of the most frequent inputs
 * @param isCapped whether there were more different outcomes than memory is meant for: then {@code
 *     outcomes} are those that came first
 */
public record MethodCalls(
    MethodName method,
    long calls,
    long errors,
    long blocked,
    int inputs,
    int varyingInputs,
    int mostAtOnce,
    int threads,
    long p50,
    long p95,
    long max,
    List<Outcome> outcomes,
    boolean isCapped) {

  public MethodCalls {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * The executions with equal inputs and equal outputs.
   *
   * @param isVarying whether executions with these inputs had other outputs too
   * @param mean their mean duration
   * @param last when the last one of them ended, in microseconds since 1970
   * @param lastId the {@code trace_id} of that one
   */
  public record Outcome(
      String input,
      String output,
      String status,
      boolean isVarying,
      long count,
      long mean,
      long max,
      long last,
      String lastId) {}
}
