package dev.l9.trace.benchmarks.read;

/** The answer for one layer; the durations are nanoseconds. */
record LayerRow(
    String layer, long count, long errors, double mean, long p50, long p95, long p99, long max) {

  /** Whether this says what the other one says, but for this relative difference in times. */
  boolean agreesWith(LayerRow other, double tolerance) {
    return layer.equals(other.layer)
        && count == other.count
        && errors == other.errors
        && isNear(mean, other.mean, Math.max(tolerance, 1e-9))
        && isNear((double) p50, (double) other.p50, tolerance)
        && isNear((double) p95, (double) other.p95, tolerance)
        && isNear((double) p99, (double) other.p99, tolerance)
        && isNear((double) max, (double) other.max, tolerance);
  }

  private static boolean isNear(double a, double b, double tolerance) {
    return Math.abs(a - b) <= tolerance * Math.max(a, b);
  }
}
