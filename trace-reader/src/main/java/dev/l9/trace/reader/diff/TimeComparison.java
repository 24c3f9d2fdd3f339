package dev.l9.trace.reader.diff;

import dev.l9.trace.reader.diff.TraceDiff.ChangedTime;
import dev.l9.trace.reader.stats.RankSumTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds methods whose own time has moved more than the noise. Three conditions hold together:
 *
 * <ol>
 *   <li>The times of both traces differ by {@link RankSumTest}, after the correction for the number
 *       of methods by Benjamini and Hochberg ("Controlling the false discovery rate", 1995), at 1
 *       %.
 *   <li>The effect is large: of two executions, one of each trace, the slower trace's is the longer
 *       one with a probability of 0.85 at least (the measure A of Vargha and Delaney, 2000, which
 *       calls 0.71 large).
 *   <li>The median has moved by more than the other methods' have. Two runs on one machine differ
 *       in speed as a whole, and executions of one run aren't independent of each other. So times
 *       are divided by the median ratio of all methods, and the ratio of a method must be beyond
 *       four standard deviations, estimated by the median absolute deviation of the logarithms, and
 *       beyond 1.5; and the medians differ by 50 microseconds at least.
 * </ol>
 */
final class TimeComparison {

  private static final int MIN_EXECUTIONS = 8;
  private static final double MAX_FALSE_DISCOVERIES = 0.01;
  private static final double MIN_SUPERIORITY = 0.85;
  private static final double MIN_RATIO = 1.5;
  private static final double DEVIATIONS = 4;
  private static final double OF_NORMAL = 1.4826;
  private static final double MIN_NANOS = 50_000;

  private TimeComparison() {}

  @SuppressWarnings("ArrayRecordComponent") // It is compared nowhere.
  private record Candidate(int method, long[] before, long[] after, double logRatio) {}

  private record Tested(Candidate candidate, RankSumTest test) {}

  static List<ChangedTime> compare(MethodNames names, TraceProfile before, TraceProfile after) {
    List<Candidate> candidates = candidates(names, before, after);
    double[] logs = candidates.stream().mapToDouble(Candidate::logRatio).sorted().toArray();
    double common = median(logs);
    double[] distances =
        IntStream.range(0, logs.length)
            .mapToDouble(i -> Math.abs(logs[i] - common))
            .sorted()
            .toArray();
    double least = Math.max(Math.log(MIN_RATIO), DEVIATIONS * OF_NORMAL * median(distances));
    List<Tested> tested = new ArrayList<>();
    for (Candidate one : candidates) {
      tested.add(new Tested(one, RankSumTest.of(one.before, scaled(one.after, common))));
    }
    tested.sort(Comparator.comparingDouble(one -> one.test.p()));
    double[] corrected = corrected(tested);
    List<ChangedTime> changed = new ArrayList<>();
    for (int i = 0; i < tested.size(); i++) {
      Candidate one = tested.get(i).candidate;
      double superiority = tested.get(i).test.superiority();
      if (corrected[i] <= MAX_FALSE_DISCOVERIES
          && Math.max(superiority, 1 - superiority) >= MIN_SUPERIORITY
          && Math.abs(one.logRatio - common) >= least
          && Math.abs(median(one.before) - median(one.after)) >= MIN_NANOS) {
        changed.add(
            new ChangedTime(
                names.name(one.method),
                median(one.before) / 1e6,
                median(one.after) / 1e6,
                corrected[i]));
      }
    }
    return changed;
  }

  private static List<Candidate> candidates(
      MethodNames names, TraceProfile before, TraceProfile after) {
    List<Candidate> candidates = new ArrayList<>();
    for (int method = 0; method < names.size(); method++) {
      MethodProfile old = before.method(method);
      MethodProfile now = after.method(method);
      if (old != null && now != null) {
        long[] oldTimes = old.times().sorted();
        long[] newTimes = now.times().sorted();
        if (Math.min(oldTimes.length, newTimes.length) >= MIN_EXECUTIONS) {
          double ratio = (median(newTimes) + 1) / (median(oldTimes) + 1);
          candidates.add(new Candidate(method, oldTimes, newTimes, Math.log(ratio)));
        }
      }
    }
    return candidates;
  }

  private static long[] scaled(long[] times, double logRatio) {
    double factor = Math.exp(-logRatio);
    long[] scaled = new long[times.length];
    for (int i = 0; i < times.length; i++) {
      scaled[i] = Math.round(times[i] * factor);
    }
    return scaled;
  }

  /** The probabilities, which are sorted, by Benjamini and Hochberg. */
  private static double[] corrected(List<Tested> sorted) {
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
