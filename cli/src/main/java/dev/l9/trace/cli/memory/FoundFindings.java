package dev.l9.trace.cli.memory;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.world.LearntMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The findings that are worth most, and how many there are: failures and changes before what always
 * held, since a program has few of them; what is never null comes last; then the surest. Not safe
 * for use by several threads.
 */
final class FoundFindings {

  private static final Comparator<Finding> LEAST_SURE =
      Comparator.comparing(FoundFindings::isOfFailureOrChange)
          .thenComparing(finding -> !finding.says().endsWith(" != null"))
          .thenComparingDouble(Finding::confidence)
          .thenComparingLong(finding -> finding.evidence().supporting())
          .thenComparing(Comparator.comparing(Finding::says).reversed());

  private static final Comparator<Finding> BY_METHOD =
      Comparator.comparing((Finding finding) -> finding.place().method())
          .thenComparing(FoundFindings::isOfFailureOrChange, Comparator.reverseOrder())
          .thenComparing(Finding::kind)
          .thenComparing(LEAST_SURE.reversed());

  private final PriorityQueue<Finding> shown = new PriorityQueue<>(LEAST_SURE);
  private final double least;
  private final int most;
  private long all;
  private long executions;
  private long withValues;

  /**
   * @param least the confidence that a finding has to have
   * @param most how many are kept; 0 for all
   */
  FoundFindings(double least, int most) {
    this.least = least;
    this.most = most;
  }

  private static boolean isOfFailureOrChange(Finding finding) {
    return finding.kind() != FindingKind.INVARIANT;
  }

  void add(List<LearntMethod> methods) {
    for (LearntMethod method : methods) {
      executions += method.seen().executions();
      withValues += method.seen().withValues();
      method.findings().forEach(this::add);
    }
  }

  private void add(Finding finding) {
    if (finding.confidence() < least) {
      return;
    }
    all++;
    shown.add(finding);
    if (most > 0 && shown.size() > most) {
      shown.poll();
    }
  }

  /** Those that are shown, by method. */
  List<Finding> shown() {
    List<Finding> sorted = new ArrayList<>(shown);
    sorted.sort(BY_METHOD);
    return sorted;
  }

  /** How many aren't shown. */
  long more() {
    return all - shown.size();
  }

  /** Whether nothing is known of arguments and results. */
  boolean isWithoutValues() {
    return executions > 0 && withValues == 0;
  }
}
