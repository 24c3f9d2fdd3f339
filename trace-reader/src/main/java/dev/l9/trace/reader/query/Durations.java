package dev.l9.trace.reader.query;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/**
 * Durations in nanoseconds, of which percentiles are known to three digits (HdrHistogram, packed:
 * its memory grows with the number of different durations, up to some 100 KB). Not safe for use by
 * several threads.
 */
final class Durations {

  private static final int DIGITS = 3;

  private final Histogram histogram = new PackedHistogram(DIGITS);
  private long total;
  private long max;

  void add(long nanos) {
    long duration = Math.max(0, nanos);
    histogram.recordValue(duration);
    total += duration;
    max = Math.max(max, duration);
  }

  /** The sum. */
  long total() {
    return total;
  }

  /** The longest, exactly. */
  long max() {
    return max;
  }

  /** The duration that so many percent don't exceed. */
  long percentile(double percent) {
    return Math.min(max, histogram.getValueAtPercentile(percent));
  }
}
