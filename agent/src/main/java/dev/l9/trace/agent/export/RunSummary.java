package dev.l9.trace.agent.export;

import dev.l9.trace.agent.span.DroppedSpans;
import dev.l9.trace.agent.span.OpenSpan;
import dev.l9.trace.agent.span.SourceRef;
import dev.l9.trace.agent.span.SpanTally;
import dev.l9.trace.agent.span.TraceSite;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sums up a run of the JVM: how often each site ran and who called it. Confined to the writer
 * thread; grows with the number of traced methods, not with their executions.
 */
final class RunSummary {

  /** Sites are registered once each; comparing all their facts would cost more than the rest. */
  private final IdentityHashMap<TraceSite, SiteRun> sites = new IdentityHashMap<>();

  private final Map<SourceRef, FileRun> files = new HashMap<>();

  /** A site's executions, and the sites that it called. */
  static final class SiteRun {
    final TraceSite site;
    final SpanTally tally = new SpanTally();
    final Map<SiteRun, SpanTally> callees = new LinkedHashMap<>();
    final Map<SiteRun, SpanTally> callers = new LinkedHashMap<>();

    SiteRun(TraceSite site) {
      this.site = site;
    }
  }

  /** Counts an execution. */
  void add(OpenSpan span) {
    SpanTally one = new SpanTally();
    one.add(span.status(), span.durationNanos());
    FileRun file = add(span.site(), span.caller(), one);
    if (file != null) {
      file.add(span);
    }
  }

  /** Counts executions whose events were dropped. */
  void add(DroppedSpans.Dropped dropped) {
    add(dropped.site(), dropped.caller(), dropped.tally());
  }

  private @Nullable FileRun add(TraceSite site, @Nullable TraceSite caller, SpanTally tally) {
    if (!site.isMethod()) {
      return caller == null ? null : file(caller);
    }
    SiteRun run = run(site);
    run.tally.add(tally);
    if (caller != null) {
      SiteRun callerRun = run(caller);
      SpanTally edge = callerRun.callees.computeIfAbsent(run, r -> new SpanTally());
      edge.add(tally);
      run.callers.put(callerRun, edge);
    }
    FileRun file = file(site);
    if (file != null) {
      file.add(run, tally);
    }
    return file;
  }

  private SiteRun run(TraceSite site) {
    return sites.computeIfAbsent(site, SiteRun::new);
  }

  private @Nullable FileRun file(TraceSite site) {
    SourceRef source = site.source();
    return source == null ? null : files.computeIfAbsent(source, FileRun::new);
  }

  /** The source files whose code ran. */
  Collection<FileRun> files() {
    return files.values();
  }
}
