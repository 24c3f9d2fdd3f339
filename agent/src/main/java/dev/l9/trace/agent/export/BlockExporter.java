package dev.l9.trace.agent.export;

import dev.l9.trace.agent.classfile.CompiledSource;
import dev.l9.trace.agent.classfile.CompiledSources;
import dev.l9.trace.agent.doctor.SourceOutcomes;
import dev.l9.trace.agent.doctor.SourceOutcomes.Outcome;
import dev.l9.trace.agent.handoff.DroppedSpans;
import dev.l9.trace.agent.handoff.LeftOutSpans;
import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.site.SiteRegistry;
import dev.l9.trace.agent.site.SourceRef;
import dev.l9.trace.block.BlockStyle;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.rewrite.RewriteResult;
import dev.l9.trace.rewrite.SourceFileRewriter;
import dev.l9.trace.run.SharedFacts;
import dev.l9.trace.source.SourceFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the DORA blocks in the source files up to date.
 *
 * <p>What goes wrong with one file is logged once for that file, and concerns no other.
 */
final class BlockExporter implements SpanExporter {

  /** How often, at the end, a file is tried that somebody else is writing. */
  private static final int LAST_ROUNDS = 5;

  /** Events wait while blocks are written: about so long at once, however many are due. */
  private static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** Of a file whose classes come and go under names without end, so many are remembered. */
  private static final int MAX_GONE = 1000;

  private final RunSummary summary;
  private final SourceFileRewriter rewriter;
  private final CompiledSources compiled = new CompiledSources();
  private final Set<String> reported = new HashSet<>();
  private final SourceFinder finder;
  private final JvmFacts facts;

  /** Made for the first block. */
  private @Nullable SharedFacts shared;

  private boolean isLast;
  private final @Nullable SourceOutcomes outcomes;
  private final long intervalNanos;
  private final boolean touch;
  private final boolean needsSources;

  /**
   * Keeps no block up to date yet.
   *
   * @param facts says what this JVM knows of each file
   * @param outcomes is told what came of each file; null where nobody wants to know
   * @param needsSources whether the user should know that there are no sources at all
   */
  BlockExporter(
      SiteRegistry sites,
      SourceFinder finder,
      JvmFacts facts,
      @Nullable SourceOutcomes outcomes,
      BlockStyle style,
      Duration interval,
      boolean touch,
      boolean needsSources) {
    this.rewriter = new SourceFileRewriter(style);
    this.summary = new RunSummary(sites);
    this.finder = finder;
    this.facts = facts;
    this.outcomes = outcomes;
    this.intervalNanos = interval.toNanos();
    this.touch = touch;
    this.needsSources = needsSources;
  }

  @Override
  public void export(SpanRecord span) {
    summary.add(span);
  }

  @Override
  public void exportDropped(DroppedSpans.Dropped dropped) {
    summary.add(dropped.site(), dropped.caller(), dropped.tally());
  }

  @Override
  public void exportLeftOut(LeftOutSpans.LeftOut leftOut) {
    summary.add(leftOut.site(), leftOut.caller(), leftOut.tally());
  }

  @Override
  public long dueInNanos() {
    return summary.dueInNanos(intervalNanos);
  }

  @Override
  public void flush(boolean last) {
    lookAfterReplaced();
    rewriter.setYieldingToGit(!last); // What isn't written at the end never is.
    if (last) {
      isLast = true;
      for (int round = 0; round < LAST_ROUNDS; round++) {
        writeOutdated();
      }
      sayAll(rewriter.tellGitAll());
      close();
      sayNoneFound();
    } else {
      writeDue();
      sayAll(rewriter.tellGit());
    }
  }

  /** Not while git is at work, which would take a file that changes just then for the user's. */
  private void writeDue() {
    long start = System.nanoTime();
    for (FileRun file : summary.due(intervalNanos)) {
      if (rewriter.isYieldingToGit() || System.nanoTime() - start > MAX_NANOS) {
        return;
      }
      write(file);
    }
  }

  private void writeOutdated() {
    for (FileRun file : List.copyOf(summary.files())) {
      if (file.isOutdated()) {
        write(file);
      }
    }
  }

  private void write(FileRun file) {
    file.markWritten();
    SourceRef source = file.source();
    try {
      SourceFinder.Found found =
          source.isNamed() ? finder.findNamed(source.path()) : finder.find(source.path());
      if (found.file() != null) {
        summary.written(file);
        write(file, found.file());
      } else {
        summary.leaveOut(file);
        note(source, new Outcome("", false, found.reason()));
      }
    } catch (RuntimeException e) {
      note(source, new Outcome("", false, e.toString()));
      report(source, Path.of(source.path()), e.toString());
    }
  }

  /** Whether a block shows it: that holds for the run, though the class is gone. */
  @Override
  public boolean needs(int site) {
    FileRun file = summary.fileOf(site);
    return file != null
        && file.hasBlock()
        && finder.find(file.source().path()).file() != null
        && file.keepGone() < MAX_GONE;
  }

  @Override
  public void forget(int site) {
    FileRun file = summary.forget(site);
    if (file != null) {
      finder.forget(file.source().path());
      reported.remove(file.source().path());
    }
  }

  private void write(FileRun file, Path path) {
    CompiledSource ran = file.classes().source(compiled, file.source().path(), path);
    SharedFacts all = shared();
    RewriteResult result =
        rewriter.record(
            path,
            ran.hash(),
            ran.compiledMillis(),
            (real, sourceHash) -> all.together(real, sourceHash, facts.of(file)).block(),
            touch);
    String problem = all.takeProblem();
    if (problem != null) {
      AgentLog.warn(problem);
    }
    note(file.source(), path, result);
    switch (result.outcome()) {
      case WRITTEN -> say(path + " " + result.reason(), result.reason());
      case UNCHANGED -> {}
      case REFUSED -> report(file.source(), path, result.reason());
      case FAILED -> {
        file.markUnwritten();
        if (!rewriter.isYieldingToGit()) {
          report(file.source(), path, result.reason());
        }
      }
    }
  }

  private SharedFacts shared() {
    SharedFacts made = shared;
    if (made == null) {
      made = new SharedFacts(facts.member());
      shared = made;
    }
    if (isLast) {
      made.last();
    }
    return made;
  }

  private void note(SourceRef source, Path path, RewriteResult result) {
    boolean isWritten =
        switch (result.outcome()) {
          case WRITTEN, UNCHANGED -> true;
          case REFUSED, FAILED -> false;
        };
    note(source, new Outcome(path.toString(), isWritten, result.reason()));
  }

  private void note(SourceRef source, Outcome outcome) {
    if (outcomes != null) {
      outcomes.note(source.path(), outcome);
    }
  }

  private void lookAfterReplaced() {
    try {
      for (String reason : rewriter.checkReplaced()) {
        say(reason, reason);
      }
    } catch (IOException e) {
      AgentLog.warn("can't look again at source files that were replaced: " + e);
    }
  }

  private static void sayAll(List<String> reasons) {
    for (String reason : reasons) {
      say(reason, reason);
    }
  }

  private void sayNoneFound() {
    String reason = finder.whyNone();
    if (reason != null && needsSources) {
      AgentLog.warn(
          "no block was written: "
              + reason
              + " (the option sources names roots, and update=false says that there are none)");
    }
  }

  private void close() {
    try {
      rewriter.close();
    } catch (IOException e) {
      AgentLog.warn("can't look again at source files that were replaced: " + e);
    }
    try {
      if (shared != null) {
        shared.close();
      }
    } catch (IOException e) {
      AgentLog.debug("can't tidy up what the JVMs of a run have shared: " + e);
    }
  }

  private static void say(String message, String reason) {
    if (!reason.isEmpty()) {
      AgentLog.warn(message);
    }
  }

  private void report(SourceRef source, Path path, String reason) {
    if (reported.add(source.path())) {
      AgentLog.warn("no block is written: " + path + " " + reason);
    }
  }
}
