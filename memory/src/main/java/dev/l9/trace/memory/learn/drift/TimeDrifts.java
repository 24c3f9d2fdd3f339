package dev.l9.trace.memory.learn.drift;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Learner;
import dev.l9.trace.reader.stats.TimeShifts;
import dev.l9.trace.reader.stats.TimeShifts.Shift;
import dev.l9.trace.reader.stats.TimeShifts.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Learns which methods' times have moved between revisions. Two runs on one machine differ in speed
 * as a whole, and so do two machines. So a method's times are judged beside those of all others:
 * each method has a {@link #learner}, which finds nothing by itself, and {@link #findings} tells of
 * all of them once all have seen their executions. Where there is only one method, it finds
 * nothing.
 *
 * <p>Two revisions are compared that follow each other for a method, in the order in which it first
 * ran in them, by {@link TimeShifts}, as {@code l9 diff} does. Where both have several runs, each
 * run of one has to be slower than each of the other, by its median: one slow run is no drift.
 * Times are those of the whole execution, with all that it called.
 *
 * <p>It keeps the latest four revisions of each method, and 64 times of each, with 15 of each of
 * eight runs: 8 KB a method. Not safe for use by several threads.
 */
public final class TimeDrifts {

  private final List<MethodTimes> methods = new ArrayList<>();

  /** Two revisions that follow each other. */
  private record Step(String before, String after) {}

  /** A method, in two revisions. */
  private record Pair(MethodTimes method, RevisionTimes before, RevisionTimes after) {}

  /** The learner for one more method. */
  public Learner learner() {
    MethodTimes method = new MethodTimes();
    methods.add(method);
    return method;
  }

  /** What was learnt of all methods, the surest first. */
  public List<Finding> findings() {
    Set<Step> steps = new LinkedHashSet<>();
    for (MethodTimes method : methods) {
      List<RevisionTimes> revisions = method.revisions();
      for (int i = 1; i < revisions.size(); i++) {
        steps.add(new Step(revisions.get(i - 1).code(), revisions.get(i).code()));
      }
    }
    List<Finding> findings = new ArrayList<>();
    steps.forEach(step -> find(step, findings));
    findings.sort(
        Comparator.comparingDouble(Finding::confidence)
            .reversed()
            .thenComparing(finding -> finding.place().method())
            .thenComparing(Finding::subject));
    return findings;
  }

  private void find(Step step, List<Finding> findings) {
    List<Times<Pair>> all = new ArrayList<>();
    for (MethodTimes method : methods) {
      RevisionTimes before = method.revision(step.before);
      RevisionTimes after = method.revision(step.after);
      if (before != null && after != null) {
        all.add(new Times<>(new Pair(method, before, after), before.sorted(), after.sorted()));
      }
    }
    for (Shift<Pair> shift : TimeShifts.find(all)) {
      Finding finding = finding(shift, all.size());
      if (finding != null) {
        findings.add(finding);
      }
    }
  }

  /** The finding; null if the revisions don't follow each other there, or runs contradict it. */
  private static @Nullable Finding finding(Shift<Pair> shift, int compared) {
    Pair pair = shift.subject();
    List<RevisionTimes> revisions = pair.method.revisions();
    boolean follows = revisions.indexOf(pair.after) == revisions.indexOf(pair.before) + 1;
    boolean isSlower = shift.afterNanos() > shift.beforeNanos();
    boolean isSteady = isSlower ? pair.before.isBelow(pair.after) : pair.after.isBelow(pair.before);
    return follows && isSteady
        ? new TimeFinding(pair.method.place(), pair.before, pair.after, shift, compared).finding()
        : null;
  }
}
