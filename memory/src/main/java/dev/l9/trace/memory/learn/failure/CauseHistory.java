package dev.l9.trace.memory.learn.failure;

import dev.l9.trace.reader.stats.WilsonInterval;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * In which runs failures of one cause occurred, and where they stopped.
 *
 * <p>They have stopped where so many executions followed without one that chance explains it with
 * at most 1 %: (1 − p)ⁿ for n executions, times the number of such gaps. There p is the lower end
 * of the Wilson interval of the share of failures in all other executions since the first run that
 * had them.
 */
final class CauseHistory {

  private static final double ALPHA = 0.01;

  private final List<Stretch> stretches;
  private final FailureCause cause;
  private final List<Gap> gaps = new ArrayList<>();

  /**
   * Executions without such a failure, after one.
   *
   * @param stopped the revision in which it began
   * @param executions how many there were
   * @param cameBack the revision of the next failure; null if there was none
   * @param isOver whether there was none
   */
  record Gap(String stopped, long executions, String cameBack, boolean isOver) {}

  CauseHistory(Timeline timeline, FailureCause cause) {
    this.cause = cause;
    this.stretches = timeline.stretches();
    findGaps();
  }

  private void findGaps() {
    boolean hasFailed = false;
    long without = 0;
    String since = "";
    for (Stretch stretch : stretches) {
      if (stretch.failures(cause) > 0) {
        if (without > 0) {
          gaps.add(new Gap(since, without, stretch.revision(), false));
        }
        hasFailed = true;
        without = 0;
      } else if (hasFailed) {
        since = without == 0 ? stretch.revision() : since;
        without += stretch.executions();
      }
    }
    if (without > 0) {
      gaps.add(new Gap(since, without, "", true));
    }
  }

  /** The probability that a gap is chance. */
  double chance(Gap gap) {
    double share = WilsonInterval.of(failures(), executions() - gap.executions).lower();
    return Math.min(1, StrictMath.pow(1 - share, (double) gap.executions) * gaps.size());
  }

  /** The gaps that chance doesn't explain, in the order of time. */
  List<Gap> stops() {
    return gaps.stream().filter(gap -> chance(gap) <= ALPHA).toList();
  }

  long failures() {
    return stretches.stream().mapToLong(stretch -> stretch.failures(cause)).sum();
  }

  /** How many runs had it; runs that were put together count as one. */
  long failedRuns() {
    return stretches.stream().filter(stretch -> stretch.failures(cause) > 0).count();
  }

  /** How many runs there were since the first failure. */
  long runs() {
    return since().mapToLong(Stretch::runs).sum();
  }

  /** How many executions there were since the run of the first failure. */
  long executions() {
    return since().mapToLong(Stretch::executions).sum();
  }

  private java.util.stream.Stream<Stretch> since() {
    return stretches.stream().dropWhile(stretch -> stretch.failures(cause) == 0);
  }

  /** The revisions that had it, in the order of time. */
  Set<String> revisions() {
    Set<String> revisions = new LinkedHashSet<>();
    stretches.stream()
        .filter(stretch -> stretch.failures(cause) > 0 && !stretch.revision().isEmpty())
        .forEach(stretch -> revisions.add(stretch.revision()));
    return revisions;
  }
}
