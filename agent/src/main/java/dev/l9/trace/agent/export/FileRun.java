package dev.l9.trace.agent.export;

import dev.l9.trace.agent.classfile.RanClasses;
import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.handoff.SpanTally;
import dev.l9.trace.agent.site.SourceRef;
import dev.l9.trace.model.TraceStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the code of one source file ran, in one run of the JVM. Confined to the writer thread. */
final class FileRun {

  private static final int MAX_ERRORS = 10;

  private final SourceRef source;
  private final RanClasses classes = new RanClasses();
  private final Set<RunSummary.SiteRun> sites = new LinkedHashSet<>(2);

  /** Mostly the next one too. */
  private RunSummary.@Nullable SiteRun lastSite;

  private final SpanTally total = new SpanTally();
  private final Deque<String> errors = new ArrayDeque<>(1);

  /** By the errors and their places, the latest last. */
  private final Map<String, FailureRun> failures = new LinkedHashMap<>(1);

  private @Nullable SpanRecord latestEntry;
  private @Nullable SpanRecord latestFailure;
  private @Nullable String confidence;
  private boolean leftOut;
  private boolean replaced;
  private int gone;
  private boolean changed;
  private long changedSinceNanos;
  private long callsWritten;

  FileRun(SourceRef source) {
    this.source = source;
  }

  /** Counts executions in this file that have no events. */
  void add(RunSummary.SiteRun site, SpanTally tally) {
    if (leftOut) {
      return;
    }
    sites.add(site);
    total.add(tally);
    markChanged();
  }

  /**
   * Counts an execution in this file.
   *
   * @param isCalledFromHere whether a method of this file called it
   */
  void add(RunSummary.SiteRun site, SpanRecord span, boolean isCalledFromHere) {
    if (leftOut) {
      return;
    }
    if (site != lastSite) {
      sites.add(site);
      lastSite = site;
    }
    total.add(span.status(), span.durationNanos());
    markChanged();
    if (!isCalledFromHere) {
      latestEntry = latestEntry == null ? span.copy() : latestEntry.copyOf(span);
    }
    if (span.status() == TraceStatus.ERROR) {
      addError(span.error());
      latestFailure = latestFailure == null ? span.copy() : latestFailure.copyOf(span);
    }
    addConfidence(span);
  }

  /** Counts a failure of a span that was added. */
  void addFailure(SpanRecord span) {
    String error = span.error();
    if (leftOut || error == null) {
      return;
    }
    String at = span.hasFailure() ? span.failure().at() : "";
    FailureRun failure = failures.remove(error + "\n" + at);
    if (failure == null) {
      failure = new FailureRun(span.copy());
    } else {
      failure.latest.copyOf(span);
    }
    failure.count++;
    failures.put(error + "\n" + at, failure);
    if (failures.size() > MAX_ERRORS) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  /** How often something failed in one way. */
  static final class FailureRun {
    final SpanRecord latest;
    long count;

    private FailureRun(SpanRecord latest) {
      this.latest = latest;
    }
  }

  private void addError(@Nullable String error) {
    if (error != null) {
      errors.remove(error);
      errors.addFirst(error);
      if (errors.size() > MAX_ERRORS) {
        errors.removeLast();
      }
    }
  }

  /** Learns from a span in this file, or from one opened by hand within it. */
  void addConfidence(SpanRecord span) {
    String own = span.confidence();
    if (own != null && !leftOut) {
      confidence = own;
      markChanged();
    }
  }

  /** Has nothing kept any more: there is no file that could have a block. */
  void leaveOut() {
    leftOut = true;
    changed = false;
    callsWritten = 0;
    sites.clear();
    lastSite = null;
    errors.clear();
    failures.clear();
    latestEntry = null;
    latestFailure = null;
  }

  /** Has nothing kept any more: a class of the file was loaded anew with other code. */
  void replace() {
    leaveOut();
    replaced = true;
  }

  /** Whether another object has taken the place of this one, for the newer code of the file. */
  boolean isReplaced() {
    return replaced;
  }

  /** Whether there is a file that has a block, as far as is known. */
  boolean hasBlock() {
    return !leftOut;
  }

  /** Counts a site that is kept though its classes are gone; says how many there were before. */
  int keepGone() {
    return gone++;
  }

  /** Forgets a site, but not that its executions were counted; true where it was the last. */
  boolean remove(RunSummary.SiteRun site) {
    sites.remove(site);
    lastSite = lastSite == site ? null : lastSite;
    return sites.isEmpty();
  }

  private void markChanged() {
    if (!changed) {
      changed = true;
      changedSinceNanos = System.nanoTime();
    }
  }

  /** Whether it changed, at least so long ago. */
  boolean isDue(long intervalNanos) {
    return changed && System.nanoTime() - changedSinceNanos >= intervalNanos;
  }

  /** In how many nanoseconds {@link #isDue}; the largest number for never. */
  long dueInNanos(long intervalNanos) {
    return changed ? intervalNanos - (System.nanoTime() - changedSinceNanos) : Long.MAX_VALUE;
  }

  /** Whether anything differs from what was written, in its neighbours in the graph too. */
  boolean isOutdated() {
    return changed || callsInGraph() != callsWritten;
  }

  void markWritten() {
    changed = false;
    callsWritten = callsInGraph();
  }

  private long callsInGraph() {
    long calls = 0;
    for (RunSummary.SiteRun site : sites) {
      calls += site.tally.calls();
      for (RunSummary.SiteRun caller : site.callers().keySet()) {
        calls += caller.tally.calls();
      }
      for (RunSummary.SiteRun callee : site.callees().keySet()) {
        calls += callee.tally.calls();
      }
    }
    return calls;
  }

  /** Its block could not be written, and is to be tried again. */
  void markUnwritten() {
    markChanged();
  }

  SourceRef source() {
    return source;
  }

  /** The classes of the file that ran. */
  RanClasses classes() {
    return classes;
  }

  Set<RunSummary.SiteRun> sites() {
    return sites;
  }

  SpanTally total() {
    return total;
  }

  /** Newest first. */
  List<String> errors() {
    return new ArrayList<>(errors);
  }

  /** Newest first. */
  List<FailureRun> failures() {
    List<FailureRun> newestFirst = new ArrayList<>(failures.values());
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  /** The latest execution that was not called from this file; null before the first has ended. */
  @Nullable SpanRecord latestEntry() {
    return latestEntry;
  }

  /** The latest execution that failed; null if none did. */
  @Nullable SpanRecord latestFailure() {
    return latestFailure;
  }

  /** As the code set it; null where it didn't. */
  @Nullable String confidence() {
    return confidence;
  }
}
