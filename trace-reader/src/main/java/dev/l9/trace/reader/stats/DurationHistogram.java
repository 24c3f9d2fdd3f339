package dev.l9.trace.reader.stats;

import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Durations in nanoseconds. Count, sum, least and greatest are exact. Percentiles are those of an
 * HdrHistogram with two significant digits, which grows with the longest duration to 60 KB at most:
 * they differ from the exact ones (nearest rank) by less than 1 %. Histograms of several threads
 * add up to the one that a single thread would have made. Not safe for use by several threads.
 */
final class DurationHistogram {

  private static final int DIGITS = 2;

  private final Histogram histogram = new Histogram(DIGITS);
  private long sum;
  private long least = Long.MAX_VALUE;
  private long greatest;

  void add(long nanos) {
    long duration = Math.max(0, nanos); // A clock that was set back must not end the reading.
    histogram.recordValue(duration);
    addToSum(duration);
    least = Math.min(least, duration);
    greatest = Math.max(greatest, duration);
  }

  void add(DurationHistogram other) {
    histogram.add(other.histogram);
    addToSum(other.sum);
    least = Math.min(least, other.least);
    greatest = Math.max(greatest, other.greatest);
  }

  /** Sums of more than 292 years stay there. */
  private void addToSum(long nanos) {
    long more = sum + nanos;
    sum = more < 0 ? Long.MAX_VALUE : more;
  }

  long count() {
    return histogram.getTotalCount();
  }

  /** NaN if there are none. */
  double mean() {
    return count() == 0 ? Double.NaN : (double) sum / count();
  }

  long least() {
    return least;
  }

  long greatest() {
    return greatest;
  }

  /** The duration that so many percent of the executions don't exceed. */
  long percentile(double percent) {
    long upperEnd = histogram.getValueAtPercentile(percent);
    return Math.max(least, Math.min(greatest, histogram.medianEquivalentValue(upperEnd)));
  }

  /** How many durations fall between the bounds of each bucket of the scale. */
  List<Long> distribution(LogScale scale) {
    long[] counts = new long[scale.buckets()];
    histogram
        .recordedValues()
        .forEach(
            value -> {
              long middle = histogram.medianEquivalentValue(value.getValueIteratedTo());
              counts[scale.bucket(middle)] += value.getCountAddedInThisIterationStep();
            });
    return Arrays.stream(counts).boxed().toList();
  }
}
