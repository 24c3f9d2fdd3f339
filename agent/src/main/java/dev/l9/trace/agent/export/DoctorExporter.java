package dev.l9.trace.agent.export;

import dev.l9.trace.agent.doctor.Decisions;
import dev.l9.trace.agent.doctor.DoctorReport;
import dev.l9.trace.agent.doctor.MethodCounts;
import dev.l9.trace.agent.handoff.DroppedSpans;
import dev.l9.trace.agent.handoff.LeftOutSpans;
import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.bootstrap.AgentLog;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts what became of each method's executions, and has the doctor's report written at the end.
 */
final class DoctorExporter implements SpanExporter {

  private final DoctorReport report;
  private @Nullable MethodCounts[] counts = {};

  DoctorExporter(DoctorReport report) {
    this.report = report;
  }

  @Override
  public void export(SpanRecord span) {
    if (span.siteNumber() >= 0) {
      counts(span.siteNumber()).addEvent(span.status());
    }
  }

  @Override
  public void exportDropped(DroppedSpans.Dropped dropped) {
    if (dropped.site() >= 0) {
      counts(dropped.site()).addDropped(dropped.tally().calls());
    }
  }

  @Override
  public void exportLeftOut(LeftOutSpans.LeftOut leftOut) {
    if (leftOut.site() >= 0) {
      counts(leftOut.site()).addLeftOut(leftOut.byRate(), leftOut.bySample());
    }
  }

  private MethodCounts counts(int site) {
    if (site >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(2 * counts.length, site + 1));
    }
    MethodCounts found = counts[site];
    if (found == null) {
      found = new MethodCounts();
      counts[site] = found;
    }
    return found;
  }

  /** As many as decisions are kept: the report says what is captured there. */
  @Override
  public boolean needs(int site) {
    return site < Decisions.MAX_METHODS;
  }

  @Override
  public void flush(boolean last) {
    if (last) {
      try {
        report.write(site -> site == Decisions.NO_SITE ? new MethodCounts() : counts(site));
      } catch (IOException e) {
        AgentLog.warn("can't write the doctor's report: " + e);
      }
    }
  }
}
