package dev.l9.trace.agent.export;

import dev.l9.trace.agent.span.SiteRegistry;
import dev.l9.trace.agent.span.SourceRef;
import dev.l9.trace.agent.span.SpanRecord;
import dev.l9.trace.agent.span.SpanTally;
import dev.l9.trace.agent.span.TraceSite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hot path on the writer thread: sums up a run of the JVM, how often each site ran and who called
 * it. Per span it allocates nothing. Confined to the writer thread; grows with the number of traced
 * methods, not with their executions.
 */
final class RunSummary {

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
    final Map<SiteRun, SpanTally> callees = new LinkedHashMap<>();
    final Map<SiteRun, SpanTally> callers = new LinkedHashMap<>();

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
        lastEdge = callers.computeIfAbsent(caller, c -> new SpanTally());
        caller.callees.put(this, lastEdge);
        lastCaller = caller;
      }
      return lastEdge;
    }
  }

  /** Counts an execution. */
  void add(SpanRecord span) {
    SiteRun caller = span.callerNumber() < 0 ? null : run(span.callerNumber());
    if (span.siteNumber() < 0) {
      if (caller != null && caller.file != null) {
        caller.file.addConfidence(span);
      }
      return;
    }
    SiteRun run = run(span.siteNumber());
    run.tally.add(span.status(), span.durationNanos());
    if (caller != null) {
      run.edgeFrom(caller).add(span.status(), span.durationNanos());
    }
    FileRun file = run.file;
    if (file != null) {
      file.add(run, span, caller != null && caller.file == file);
    }
  }

  /** Counts executions without events, by the numbers of site and caller. */
  void add(int site, int caller, SpanTally tally) {
    if (site < 0) {
      return;
    }
    SiteRun run = run(site);
    run.tally.add(tally);
    if (caller >= 0) {
      run.edgeFrom(run(caller)).add(tally);
    }
    if (run.file != null) {
      run.file.add(run, tally);
    }
  }

  private SiteRun run(int number) {
    if (number >= runs.length) {
      runs = Arrays.copyOf(runs, Math.max(2 * runs.length, number + 1));
    }
    SiteRun run = runs[number];
    if (run == null) {
      TraceSite site = sites.get(number);
      run = new SiteRun(site, file(site));
      runs[number] = run;
    }
    return run;
  }

  private @Nullable FileRun file(TraceSite site) {
    SourceRef source = site.source();
    return source == null
        ? null
        : files.computeIfAbsent(source.path(), path -> new FileRun(source));
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
}
