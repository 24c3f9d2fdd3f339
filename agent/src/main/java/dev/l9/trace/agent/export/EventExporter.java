package dev.l9.trace.agent.export;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.agent.span.OpenSpan;
import dev.l9.trace.agent.span.Tracer;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.jsonl.TraceEventEncoder;
import dev.l9.trace.jsonl.TraceFile;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * Writes events to {@code trace.jsonl}.
 *
 * <p>Lines that can't be written, as on a full disk, are lost, counted, and said once; writing goes
 * on with the next lines, and the count is recorded when that works again.
 */
final class EventExporter implements SpanExporter {

  /** Lines are written in batches of about this many characters. */
  private static final int BATCH = 1 << 16;

  private final TraceFile file;
  private final String name;
  private final Tracer tracer;
  private final StringBuilder lines = new StringBuilder(2 * BATCH);
  private int lineCount;
  private long unrecorded;
  private long recorded;
  private boolean warned;

  /**
   * @param name the file's name, for messages
   * @param tracer makes ids for events of the agent's own
   */
  EventExporter(TraceFile file, String name, Tracer tracer) {
    this.file = file;
    this.name = name;
    this.tracer = tracer;
  }

  @Override
  public void export(OpenSpan span) {
    add(SpanEvents.toEvent(span));
  }

  private void add(TraceEvent event) {
    int before = lines.length();
    try {
      TraceEventEncoder.encode(event, lines);
      lineCount++;
    } catch (RuntimeException e) {
      lines.setLength(before); // Never half a line.
      throw e;
    }
    if (lines.length() >= BATCH) {
      write();
    }
  }

  /** Records that events were dropped before they came here. */
  void addDropped(long count) {
    unrecorded += count;
  }

  @Override
  public void flush(boolean last) {
    if (lineCount > 0 || unrecorded > 0) {
      write();
    }
  }

  private void write() {
    if (unrecorded > 0) {
      TraceEventEncoder.encode(dropEvent(), lines);
    }
    ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
    try {
      file.append(bytes);
      recorded += unrecorded;
      unrecorded = 0;
    } catch (IOException e) {
      unrecorded += lineCount;
      warn(e);
    } finally {
      lines.setLength(0);
      lineCount = 0;
    }
  }

  private void warn(IOException e) {
    if (!warned) {
      warned = true;
      AgentLog.warn(
          "can't write events to " + name + " (" + e + "); they are lost, and the program runs on");
    }
  }

  private TraceEvent dropEvent() {
    return new TraceEvent(
        tracer.newSystemId(),
        null,
        Instant.now(),
        HrmLayer.SYSTEM,
        "drop",
        "l9-agent",
        "",
        unrecorded + " events dropped",
        0,
        TraceStatus.ERROR,
        Map.of(
            "dropped", new CapturedValue.Num(unrecorded),
            "dropped_total", new CapturedValue.Num(recorded + unrecorded)));
  }
}
