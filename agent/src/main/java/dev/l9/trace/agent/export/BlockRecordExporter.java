package dev.l9.trace.agent.export;

import dev.l9.trace.agent.classfile.CompiledSources;
import dev.l9.trace.agent.handoff.DroppedSpans;
import dev.l9.trace.agent.handoff.LeftOutSpans;
import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.site.SiteRegistry;
import dev.l9.trace.block.BlockRecord;
import dev.l9.trace.block.BlockRecordEncoder;
import dev.l9.trace.block.BlockStyle;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.jsonl.TraceFile;
import dev.l9.trace.model.DoraTraceBlock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what blocks would hold to a file of its own, for where there are no sources: to be stamped
 * into a checkout later.
 *
 * <p>Each minute, so that a killed JVM leaves something, and at the end. Several JVMs may write to
 * one file.
 */
final class BlockRecordExporter implements SpanExporter {

  private static final long INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

  /** Of classes that come and go under names without end, so many are remembered. */
  private static final int MAX_GONE = 10_000;

  private final TraceFile out;
  private final MadeFolder folder = new MadeFolder();
  private final String name;
  private final JvmFacts facts;
  private final RunSummary summary;
  private final CompiledSources compiled = new CompiledSources();
  private boolean warned;
  private int gone;

  /**
   * @param name the file's name, for messages
   * @param facts makes the records
   */
  BlockRecordExporter(TraceFile out, String name, JvmFacts facts, SiteRegistry sites) {
    this.out = out;
    this.name = name;
    this.facts = facts;
    this.summary = new RunSummary(sites);
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
    return summary.dueInNanos(INTERVAL_NANOS);
  }

  @Override
  public void flush(boolean last) {
    List<FileRun> due = new ArrayList<>();
    for (FileRun file : summary.files()) {
      if (last ? file.isOutdated() : file.isDue(INTERVAL_NANOS)) {
        due.add(file);
      }
    }
    if (!due.isEmpty()) {
      write(due);
    }
  }

  /** A later record of a file takes the place of those before: so it must hold all of the run. */
  @Override
  public boolean needs(int site) {
    FileRun file = summary.fileOf(site);
    return file != null && file.hasBlock() && gone++ < MAX_GONE;
  }

  @Override
  public void forget(int site) {
    FileRun file = summary.fileOf(site);
    if (file != null && file.isOutdated()) {
      write(List.of(file));
    }
    summary.forget(site);
  }

  private void write(List<FileRun> files) {
    JsonBytes lines = JsonBytes.plain();
    for (FileRun file : files) {
      BlockRecordEncoder.encode(record(file), lines);
      file.markWritten();
    }
    folder.look(out);
    try {
      out.append(lines.toBuffer());
    } catch (IOException e) {
      files.forEach(FileRun::markUnwritten);
      warn(e);
    }
  }

  private BlockRecord record(FileRun file) {
    BlockRecord record = facts.of(file);
    DoraTraceBlock block = record.block();
    DoraTraceBlock hashed = block.withMetrics(block.metrics().sealed(sourceHash(file), ""));
    return record.withBlock(BlockStyle.FULL.shown(hashed, ""));
  }

  /** By the stamp alone, since there is no source whose time could be compared. */
  private String sourceHash(FileRun file) {
    return file.classes().source(compiled, file.source().path(), null).hash();
  }

  private void warn(IOException e) {
    if (!warned) {
      warned = true;
      AgentLog.warn("can't write blocks to " + name + ": " + e + "; it is tried again");
    }
  }
}
