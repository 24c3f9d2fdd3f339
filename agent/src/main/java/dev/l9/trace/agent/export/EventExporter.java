package dev.l9.trace.agent.export;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.agent.span.SpanRecord;
import dev.l9.trace.agent.span.Tracer;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.jsonl.TraceEventEncoder;
import dev.l9.trace.jsonl.TraceFile;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.JsonBytes;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes events to {@code trace.jsonl}.
 *
 * <p>Lines that can't be written, as on a full disk, are lost, counted, and said once; writing goes
 * on with the next lines, and the count is recorded when that works again.
 */
final class EventExporter implements SpanExporter {

  /** Lines are written in batches of about this many bytes. */
  private static final int BATCH = 1 << 18;

  private final TraceFile file;
  private final String name;
  private final Tracer tracer;
  private final JsonBytes lines = JsonBytes.compact();
  private final SpanEncoder encoder = new SpanEncoder(lines);
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
  public void export(SpanRecord span) {
    int before = lines.size();
    try {
      encoder.encode(span);
      lineCount++;
    } catch (RuntimeException | Error e) {
      lines.truncate(before); // Never half a line.
      throw e;
    }
    if (lines.size() >= BATCH) {
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
    ByteBuffer bytes = encode();
    if (bytes == null) {
      return;
    }
    try {
      file.append(bytes);
      recorded += unrecorded;
      unrecorded = 0;
    } catch (IOException e) {
      unrecorded += lineCount;
      warn(e);
    } finally {
      lines.truncate(0);
      lineCount = 0;
    }
  }

  /** The lines as bytes; null where memory is short, so that they must wait for the next time. */
  private @Nullable ByteBuffer encode() {
    int before = lines.size();
    try {
      if (unrecorded > 0) {
        TraceEventEncoder.encode(dropEvent(), lines);
      }
      return lines.toBuffer();
    } catch (OutOfMemoryError e) {
      lines.truncate(before);
      return null;
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
    String id = tracer.newSystemId();
    return new TraceEvent(
        id,
        null,
        Instant.now(),
        HrmLayer.SYSTEM,
        "drop",
        "l9-agent",
        "",
        unrecorded + " events dropped",
        0,
        TraceStatus.ERROR,
        dropMetadata(id));
  }

  private Map<String, CapturedValue> dropMetadata(String id) {
    Map<String, CapturedValue> metadata = new LinkedHashMap<>();
    metadata.put("root_id", new CapturedValue.Text(id));
    metadata.put("duration_ns", new CapturedValue.Num(0));
    metadata.put("task", new CapturedValue.Text("drop"));
    metadata.put("class", new CapturedValue.Text(""));
    metadata.put("method", new CapturedValue.Text(""));
    metadata.put("thread", new CapturedValue.Text(Thread.currentThread().getName()));
    metadata.put("dropped", new CapturedValue.Num(unrecorded));
    metadata.put("dropped_total", new CapturedValue.Num(recorded + unrecorded));
    return metadata;
  }
}
