package dev.l9.trace.agent.export;

import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.handoff.SpanTally;
import dev.l9.trace.agent.site.SiteRegistry;
import dev.l9.trace.agent.site.SourceRef;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.model.TraceStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hot path on the writer thread: sums up a run of the JVM, how often each site ran and who called
 * it. Per span it allocates nothing. Confined to the writer thread; grows with the number of traced
 * methods, not with their executions. Of methods whose classes are gone only what blocks show is
 * kept: see {@link #forget}.
 */
final class RunSummary {

  /** A graph shows fewer neighbours. */
  private static final int MAX_GONE_NEIGHBOURS = 200;

  private final SiteRegistry sites;

  /** Those that were written longest ago first. */
  private final Map<String, FileRun> files = new LinkedHashMap<>();

  /** By the sites' numbers; null where one hasn't run. */
  private @Nullable SiteRun[] runs = {};

  RunSummary(SiteRegistry sites) {
    this.sites = sites;
  }

  /** A site's executions, and the sites that it called. */
  static final class SiteRun {
    final TraceSite site;
    final SpanTally tally = new SpanTally();
    // Mostly a method has neither: a map for each would be most of what is kept of it.
    private Map<SiteRun, SpanTally> callees = Map.of();
    private Map<SiteRun, SpanTally> callers = Map.of();

    /** Neighbours whose classes are gone, and that a block shows. */
    private List<SiteRun> goneNeighbours = List.of();

    /** The file that the site's executions update; null for none. */
    final @Nullable FileRun file;

    // Mostly, the next execution has the same caller.
    private @Nullable SiteRun lastCaller;
    private SpanTally lastEdge = tally;

    SiteRun(TraceSite site, @Nullable FileRun file) {
      this.site = site;
      this.file = file;
    }

    /** The calls of this site from another. */
    SpanTally edgeFrom(SiteRun caller) {
      if (caller != lastCaller) {
        callers = callers.isEmpty() ? new LinkedHashMap<>(2) : callers;
        lastEdge = callers.computeIfAbsent(caller, c -> new SpanTally());
        caller.callees = caller.callees.isEmpty() ? new LinkedHashMap<>(2) : caller.callees;
        caller.callees.put(this, lastEdge);
        lastCaller = caller;
      }
      return lastEdge;
    }

    /** The calls of others by this site. */
    Map<SiteRun, SpanTally> callees() {
      return callees;
    }

    /** The calls of this site by others. */
    Map<SiteRun, SpanTally> callers() {
      return callers;
    }

    private boolean isShown() {
      return file != null && file.hasBlock();
    }

    /** Says that the classes of this site are gone. */
    private void leave() {
      for (SiteRun neighbour : neighbours()) {
        neighbour.leftBy(this);
      }
      callers = Map.of();
      callees.keySet().removeIf(callee -> !callee.isShown());
      lastCaller = null;
    }

    private Set<SiteRun> neighbours() {
      Set<SiteRun> neighbours = new HashSet<>(callers.keySet());
      neighbours.addAll(callees.keySet());
      neighbours.remove(this);
      return neighbours;
    }

    private void leftBy(SiteRun gone) {
      lastCaller = lastCaller == gone ? null : lastCaller;
      if (!isShown()) {
        drop(gone);
      } else {
        goneNeighbours = goneNeighbours.isEmpty() ? new ArrayList<>(2) : goneNeighbours;
        goneNeighbours.add(gone);
        if (goneNeighbours.size() > MAX_GONE_NEIGHBOURS) {
          SiteRun least = Collections.min(goneNeighbours, LEAST_CALLED);
          goneNeighbours.remove(least);
          drop(least);
        }
      }
    }

    private void drop(SiteRun neighbour) {
      if (callers.containsKey(neighbour)) {
        callers.remove(neighbour);
      }
      if (callees.containsKey(neighbour)) {
        callees.remove(neighbour);
      }
    }
  }

  private static final Comparator<SiteRun> LEAST_CALLED =
      Comparator.comparingLong(run -> run.tally.calls());

  /** Counts an execution. */
  void add(SpanRecord span) {
    SiteRun caller = caller(span.callerNumber());
    if (span.siteNumber() < 0) {
      if (caller != null && caller.file != null) {
        caller.file.addConfidence(span);
      }
      return;
    }
    SiteRun run = run(span.siteNumber());
    run.tally.add(span.status(), span.isPassed(), span.swallowed(), span.durationNanos());
    if (caller != null) {
      run.edgeFrom(caller).add(span.status(), span.durationNanos());
    }
    FileRun file = run.file;
    if (file != null) {
      file.add(run, span, caller != null && caller.file == file);
      if (span.status() == TraceStatus.ERROR && isFirstIn(file, span)) {
        file.addFailure(span);
      }
    }
  }

  /** Whether the exception of a span began in the file, or came into it from another one. */
  private boolean isFirstIn(FileRun file, SpanRecord span) {
    int callee = span.isPassed() ? span.throwingCallee() : SpanRecord.NONE;
    return callee < 0 || fileOf(callee) != file;
  }

  /** Counts executions without events, by the numbers of site and caller. */
  void add(int site, int caller, SpanTally tally) {
    if (site < 0) {
      return;
    }
    SiteRun run = run(site);
    run.tally.add(tally);
    SiteRun callerRun = caller(caller);
    if (callerRun != null) {
      run.edgeFrom(callerRun).add(tally);
    }
    if (run.file != null) {
      run.file.add(run, tally);
    }
  }

  /** Null where there is none, or its class is gone: what a task carries may come late. */
  private @Nullable SiteRun caller(int number) {
    return number < 0 || sites.find(number) == null ? null : run(number);
  }

  private SiteRun run(int number) {
    if (number >= runs.length) {
      runs = Arrays.copyOf(runs, Math.max(2 * runs.length, number + 1));
    }
    SiteRun run = runs[number];
    if (run != null && run.file != null && run.file.isReplaced()) {
      run.leave(); // What it counted was with the former code of its file.
      run = null;
    }
    if (run == null) {
      TraceSite site = sites.get(number);
      run = new SiteRun(site, file(site, number));
      runs[number] = run;
    }
    return run;
  }

  /**
   * The file that a site's executions update. If a class was loaded anew with other code, a block
   * is about the new code: what the old code of the whole file did is left out.
   */
  private @Nullable FileRun file(TraceSite site, int number) {
    SourceRef source = site.source();
    if (source == null) {
      return null;
    }
    FileRun file = files.computeIfAbsent(source.path(), path -> new FileRun(source));
    return switch (file.classes().add(source.code(), number)) {
      case SAME -> file;
      case OLDER -> null;
      case NEWER -> {
        file.replace();
        files.remove(source.path());
        yield file(site, number);
      }
    };
  }

  /** The file that a site's executions update; null where it has none, or hasn't run. */
  @Nullable FileRun fileOf(int number) {
    SiteRun run = number < runs.length ? runs[number] : null;
    return run == null ? null : run.file;
  }

  /**
   * Forgets a site whose classes are gone. What the blocks of other files show of it stays.
   *
   * @return its file, where this was the last site of that; else null
   */
  @Nullable FileRun forget(int number) {
    SiteRun run = number < runs.length ? runs[number] : null;
    if (run == null) {
      return null;
    }
    runs[number] = null;
    run.leave();
    FileRun file = run.file;
    if (file == null || !file.remove(run)) {
      return null;
    }
    files.remove(file.source().path(), file);
    return file;
  }

  /** The source files whose code ran. */
  Collection<FileRun> files() {
    return files.values();
  }

  /** Those whose blocks are due; who isn't written this time is among the first the next time. */
  List<FileRun> due(long intervalNanos) {
    List<FileRun> due = new ArrayList<>(0);
    for (FileRun file : files.values()) {
      if (file.isDue(intervalNanos)) {
        due.add(file);
      }
    }
    return due;
  }

  /** In how many nanoseconds the next one is due; the largest number for none. */
  long dueInNanos(long intervalNanos) {
    long next = Long.MAX_VALUE;
    for (FileRun file : files.values()) {
      next = Math.min(next, file.dueInNanos(intervalNanos));
    }
    return next;
  }

  /** Says that a file was written, so that others are first. */
  void written(FileRun file) {
    files.remove(file.source().path());
    files.put(file.source().path(), file);
  }

  /** Forgets a file that can have no block. */
  void leaveOut(FileRun file) {
    file.leaveOut();
    files.remove(file.source().path(), file);
  }
}
