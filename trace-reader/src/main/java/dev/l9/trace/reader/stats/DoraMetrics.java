package dev.l9.trace.reader.stats;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The measures of software delivery of the DORA research (dora.dev/guides/dora-metrics), as far as
 * a trace shows them; {@code docs/stats.md} defines each. A revision stands for a change, and its
 * first run for the deployment. What isn't known is NaN or empty.
 *
 * @param changesPerDay changes after the first one, by the time from the first to the last
 * @param stability the share of all traces that succeeded
 * @param cycleSeconds from commit to first run: the median of the changes of which it is known
 * @param cycles of how many changes that is known
 * @param judged how many changes can be compared with earlier ones
 * @param failed how many of them have failed
 * @param restoreSeconds from the first failure to the next start of a revision that hasn't failed:
 *     the median of the failed changes after which there was one
 * @param restored how many there were of these
 */
public record DoraMetrics(
    double changesPerDay,
    double stability,
    OptionalDouble cycleSeconds,
    int cycles,
    int judged,
    int failed,
    OptionalDouble restoreSeconds,
    int restored) {

  private static final double DAY = 86_400e6;

  /**
   * Computes the measures.
   *
   * @param commitTime when a revision was committed, in microseconds since 1970; empty if unknown
   */
  public static DoraMetrics of(ChangeHistory history, Function<String, OptionalLong> commitTime) {
    List<Change> changes = history.changes();
    double[] cycles =
        changes.stream().flatMapToDouble(change -> cycle(change, commitTime).stream()).toArray();
    double[] restores =
        changes.stream()
            .map(Change::outcome)
            .filter(Change.Outcome.Failed.class::isInstance)
            .map(Change.Outcome.Failed.class::cast)
            .filter(failure -> failure.restored().isPresent())
            .mapToDouble(failure -> seconds(failure.firstFailure(), failure.restored()))
            .toArray();
    return new DoraMetrics(
        perDay(changes),
        history.traces().stability(),
        median(cycles),
        cycles.length,
        (int) changes.stream().filter(Change::isJudged).count(),
        (int) changes.stream().filter(Change::isFailed).count(),
        median(restores),
        restores.length);
  }

  /** The share of the changes that failed; NaN if there is none to be judged. */
  public double changeFailureRate() {
    return (double) failed / judged;
  }

  private static double perDay(List<Change> changes) {
    if (changes.size() < 2) {
      return Double.NaN;
    }
    long first = changes.get(0).firstRun();
    long last = changes.get(changes.size() - 1).firstRun();
    return last > first ? (changes.size() - 1) * DAY / (last - first) : Double.NaN;
  }

  /**
   * A clock or an amended commit may have a revision run before it is committed; that is left out.
   */
  private static OptionalDouble cycle(Change change, Function<String, OptionalLong> commitTime) {
    OptionalLong committed = commitTime.apply(change.revision());
    return committed.isPresent() && committed.getAsLong() <= change.firstRun()
        ? OptionalDouble.of((change.firstRun() - committed.getAsLong()) / 1e6)
        : OptionalDouble.empty();
  }

  private static double seconds(long from, OptionalLong to) {
    return (to.getAsLong() - from) / 1e6;
  }

  private static OptionalDouble median(double[] values) {
    if (values.length == 0) {
      return OptionalDouble.empty();
    }
    Arrays.sort(values);
    int middle = values.length / 2;
    return OptionalDouble.of(
        values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2);
  }
}
