package dev.l9.trace.agent.export;

import dev.l9.trace.agent.span.DroppedSpans;
import dev.l9.trace.agent.span.OpenSpan;
import java.time.Duration;

/** Keeps the DORA blocks in the source files up to date. */
final class BlockExporter implements SpanExporter {

  private final RunSummary summary = new RunSummary();
  private final SourceFinder finder;
  private final long intervalNanos;

  @SuppressWarnings("UnusedVariable")
  private final boolean touch;

  BlockExporter(SourceFinder finder, Duration interval, boolean touch) {
    this.finder = finder;
    this.intervalNanos = interval.toNanos();
    this.touch = touch;
  }

  @Override
  public void export(OpenSpan span) {
    summary.add(span);
  }

  @Override
  public void exportDropped(DroppedSpans.Dropped dropped) {
    summary.add(dropped);
  }

  @Override
  public void flush(boolean last) {
    for (FileRun file : summary.files()) {
      if (file.isDue(last ? 0 : intervalNanos)) {
        file.markWritten();
        finder.find(file.source());
      }
    }
  }
}
