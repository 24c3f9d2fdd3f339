package dev.l9.trace.reader.index;

/**
 * What a trace says of a method in all.
 *
 * @param roots how many of the calls had no traced caller
 * @param firstMicros when it started first, in microseconds since 1970
 * @param lastMicros when it started last
 */
public record MethodFacts(
    IndexedMethod method,
    long calls,
    long errors,
    long blocked,
    long roots,
    long totalNanos,
    long maxNanos,
    long firstMicros,
    long lastMicros) {

  /** The mean duration in milliseconds. */
  public double meanMillis() {
    return calls == 0 ? 0 : totalNanos / 1e6 / calls;
  }
}
