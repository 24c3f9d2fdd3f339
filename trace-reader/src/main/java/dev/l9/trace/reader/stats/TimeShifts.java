package dev.l9.trace.reader.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds, among the times of many methods before and after, those that have moved more than the
 * noise. Three conditions hold together:
 *
 * <ol>
 *   <li>The times differ by {@link RankSumTest}, after the correction for the number of methods by
 *       Benjamini and Hochberg ("Controlling the false discovery rate", 1995), at 1 %.
 *   <li>The effect is large: of two executions, one before and one after, the slower one is on the
 *       same side with a probability of 0.85 at least (the measure A of Vargha and Delaney, 2000,
 *       which calls 0.71 large).
 *   <li>The median has moved by more than the other methods' have. Two runs on one machine differ
 *       in speed as a whole, and executions of one run aren't independent of each other. So times
 *       are divided by the median ratio of all methods, and the ratio of a method must be beyond
 *       four standard deviations, estimated by the median absolute deviation of the logarithms, and
 *       beyond 1.5; and the medians differ by 50 microseconds at least.
 * </ol>
 *
 * <p>So where there is only one method, nothing is found. Thread-safe.
 */
public final class TimeShifts {

  private static final int MIN_EXECUTIONS = 8;
  private static final double MAX_FALSE_DISCOVERIES = 0.01;
  private static final double MIN_SUPERIORITY = 0.85;
  private static final double MIN_RATIO = 1.5;
  private static final double DEVIATIONS = 4;
  private static final double OF_NORMAL = 1.4826;
  private static final double MIN_NANOS = 50_000;

  private TimeShifts() {}

  /**
   * The times of one method, in nanoseconds, sorted.
   *
   * @param subject tells which method it is
   */
  @SuppressWarnings("ArrayRecordComponent") // It is compared nowhere.
  public record Times<T>(T subject, long[] before, long[] after) {}

  /**
   * A method whose times have moved.
   *
   * @param beforeNanos the median
   * @param afterNanos the median
   * @param p the probability of such a difference by chance, corrected
   */
  public record Shift<T>(T subject, double beforeNanos, double afterNanos, double p) {}

  private record Candidate<T>(Times<T> times, double logRatio) {}

  private record Tested<T>(Candidate<T> candidate, RankSumTest test) {}

  /** The methods that have moved, the least probable first. */
  public static <T> List<Shift<T>> find(List<Times<T>> all) {
    List<Candidate<T>> candidates = candidates(all);
    double[] logs = candidates.stream().mapToDouble(Candidate::logRatio).sorted().toArray();
    double common = median(logs);
    double least = Math.max(Math.log(MIN_RATIO), DEVIATIONS * OF_NORMAL * deviation(logs, common));
    List<Tested<T>> tested = new ArrayList<>();
    for (Candidate<T> one : candidates) {
      long[] after = scaled(one.times.after, common);
      tested.add(new Tested<>(one, RankSumTest.of(one.times.before, after)));
    }
    tested.sort(Comparator.comparingDouble(one -> one.test.p()));
    double[] corrected = corrected(tested);
    List<Shift<T>> shifts = new ArrayList<>();
    for (int i = 0; i < tested.size(); i++) {
      Tested<T> one = tested.get(i);
      if (corrected[i] <= MAX_FALSE_DISCOVERIES
          && isLarge(one.test)
          && Math.abs(one.candidate.logRatio - common) >= least) {
        addIfSeen(one.candidate.times, corrected[i], shifts);
      }
    }
    return shifts;
  }

  private static boolean isLarge(RankSumTest test) {
    return Math.max(test.superiority(), 1 - test.superiority()) >= MIN_SUPERIORITY;
  }

  private static <T> void addIfSeen(Times<T> times, double p, List<Shift<T>> shifts) {
    double before = median(times.before);
    double after = median(times.after);
    if (Math.abs(before - after) >= MIN_NANOS) {
      shifts.add(new Shift<>(times.subject, before, after, p));
    }
  }

  private static <T> List<Candidate<T>> candidates(List<Times<T>> all) {
    List<Candidate<T>> candidates = new ArrayList<>();
    for (Times<T> one : all) {
      if (Math.min(one.before.length, one.after.length) >= MIN_EXECUTIONS) {
        double ratio = (median(one.after) + 1) / (median(one.before) + 1);
        candidates.add(new Candidate<>(one, StrictMath.log(ratio)));
      }
    }
    return candidates;
  }

  private static double deviation(double[] logs, double common) {
    return median(
        IntStream.range(0, logs.length)
            .mapToDouble(i -> Math.abs(logs[i] - common))
            .sorted()
            .toArray());
  }

  private static long[] scaled(long[] times, double logRatio) {
    double factor = StrictMath.exp(-logRatio);
    long[] scaled = new long[times.length];
    for (int i = 0; i < times.length; i++) {
      scaled[i] = Math.round(times[i] * factor);
    }
    return scaled;
  }

  /** The probabilities, which are sorted, by Benjamini and Hochberg. */
  private static <T> double[] corrected(List<Tested<T>> sorted) {
    double[] corrected = new double[sorted.size()];
    double least = 1;
    for (int i = sorted.size() - 1; i >= 0; i--) {
      least = Math.min(least, sorted.get(i).test.p() * sorted.size() / (i + 1));
      corrected[i] = least;
    }
    return corrected;
  }

  private static double median(long[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : ((double) sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return 0;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
