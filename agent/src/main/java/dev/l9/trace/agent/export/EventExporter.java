package dev.l9.trace.agent.export;

import dev.l9.trace.agent.handoff.LeftOutSpans;
import dev.l9.trace.agent.handoff.SpanRecord;
import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.agent.run.ThisJvm;
import dev.l9.trace.agent.site.SiteRegistry;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.agent.span.Tracer;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.jsonl.TraceEventEncoder;
import dev.l9.trace.jsonl.TraceFile;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes events to {@code trace.jsonl}.
 *
 * <p>Lines that can't be written, as on a full disk, are lost, counted, and said once; writing goes
 * on with the next lines, and the count is recorded when that works again. That the file can't be
 * rotated is said once too; it grows then.
 */
final class EventExporter implements SpanExporter {

  /** Lines are written in batches of about this many bytes: smaller ones take longer a line. */
  private static final int BATCH = 1 << 19;

  /** A file that is to be rotated has room for so many of them: none exceeds its size by one. */
  private static final int BATCHES_A_FILE = 4;

  /** How often it is recorded what was left out; always once at the end. */
  private static final long LEFT_OUT_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final TraceFile file;
  private final String name;
  private final int batch;
  private final SiteRegistry sites;
  private final SystemEvents systemEvents;
  private final ThisJvm jvm;
  private final LeftOutCounts rateLimited;
  private final LeftOutCounts notSampled;
  private final MadeFolder folder = new MadeFolder();
  private final JsonBytes lines = JsonBytes.compact();
  private final SpanEncoder encoder;
  private int lineCount;
  private long unrecorded;
  private long recorded;
  private boolean warned;
  private boolean rotationWarned;
  private long leftOutRecorded = System.nanoTime();

  /** Whether the event that says what this JVM is, which comes before all others, was encoded. */
  private boolean hasBegun;

  /** Whether that event was written. */
  private boolean isBegunInFile;

  /** Whether what was left out is recorded with the lines that are being written. */
  private boolean recordsLeftOut;

  /**
   * @param name the file's name, for messages
   * @param rotateAt the size in bytes at which the file is rotated; 0 for none
   * @param redactor hides secrets in the names of threads
   * @param tracer makes ids for events of the agent's own
   * @param jvm what the first event says
   * @param showsValues whether the metadata have the arguments and the output
   */
  EventExporter(
      TraceFile file,
      String name,
      long rotateAt,
      SiteRegistry sites,
      Redactor redactor,
      Tracer tracer,
      ThisJvm jvm,
      boolean showsValues) {
    this.file = file;
    this.name = name;
    this.batch = rotateAt == 0 ? BATCH : (int) Math.min(BATCH, rotateAt / BATCHES_A_FILE);
    this.sites = sites;
    this.jvm = jvm;
    this.encoder = new SpanEncoder(lines, redactor, showsValues);
    this.systemEvents = new SystemEvents(tracer);
    this.rateLimited = new LeftOutCounts("rate_limited", systemEvents);
    this.notSampled = new LeftOutCounts("not_sampled", systemEvents);
  }

  @Override
  public void export(SpanRecord span) {
    if (!hasBegun) {
      begin();
    }
    int before = lines.size();
    try {
      encoder.encode(span);
      lineCount++;
    } catch (RuntimeException | Error e) {
      lines.truncate(before); // Never half a line.
      throw e;
    }
    if (lines.size() >= batch) {
      write();
    }
  }

  /** Puts the event that says what this JVM is before the first line. */
  private void begin() {
    int before = lines.size();
    try {
      Map<String, CapturedValue> facts = jvm.facts();
      TraceEventEncoder.encode(systemEvents.first("run", "run " + jvm.run().id(), facts), lines);
    } catch (RuntimeException | LinkageError e) {
      lines.truncate(before);
      AgentLog.debug("can't say in the events what this JVM is: " + e);
    }
    hasBegun = true;
  }

  /** Records that events were dropped before they came here. */
  void addDropped(long count) {
    unrecorded += count;
  }

  /** How many events were lost in all, on their way here or to the disk. */
  long droppedTotal() {
    return recorded + unrecorded;
  }

  @Override
  public void exportLeftOut(LeftOutSpans.LeftOut leftOut) {
    String method = "opened by hand";
    if (leftOut.site() >= 0) {
      TraceSite site = sites.get(leftOut.site());
      method = site.className() + "#" + site.methodName();
    }
    rateLimited.add(method, leftOut.byRate());
    notSampled.add(method, leftOut.bySample());
  }

  @Override
  public long dueInNanos() {
    boolean isNone = rateLimited.isEmpty() && notSampled.isEmpty();
    return isNone ? Long.MAX_VALUE : LEFT_OUT_NANOS - (System.nanoTime() - leftOutRecorded);
  }

  @Override
  public void forget(int site) {
    encoder.forget(site);
  }

  @Override
  public void flush(boolean last) {
    long now = System.nanoTime();
    boolean isDue = last || now - leftOutRecorded > LEFT_OUT_NANOS;
    recordsLeftOut = isDue && !(rateLimited.isEmpty() && notSampled.isEmpty());
    leftOutRecorded = isDue ? now : leftOutRecorded;
    if (lineCount > 0 || unrecorded > 0 || recordsLeftOut) {
      write();
    }
    recordsLeftOut = false;
  }

  private void write() {
    ByteBuffer bytes = encode();
    if (bytes == null) {
      return;
    }
    try {
      folder.look(file);
      file.append(bytes);
      isBegunInFile = true;
      warnOfRotation(file.rotationFailure());
      recorded += unrecorded;
      unrecorded = 0;
      if (recordsLeftOut) {
        rateLimited.markRecorded();
        notSampled.markRecorded();
      }
    } catch (IOException
        | SecurityException
        | LinkageError e) { // A security manager may forbid it.
      unrecorded += lineCount;
      hasBegun = isBegunInFile;
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
      if (!hasBegun) {
        begin();
      }
      if (unrecorded > 0) {
        TraceEventEncoder.encode(dropEvent(), lines);
      }
      if (recordsLeftOut) {
        encode(rateLimited);
        encode(notSampled);
      }
      return lines.toBuffer();
    } catch (OutOfMemoryError e) {
      lines.truncate(before);
      return null;
    }
  }

  private void encode(LeftOutCounts counts) {
    if (!counts.isEmpty()) {
      TraceEventEncoder.encode(counts.event(), lines);
    }
  }

  private void warn(Throwable e) {
    if (!warned) {
      warned = true;
      AgentLog.warn(
          "can't write events to " + name + " (" + e + "); they are lost, and the program runs on");
    }
  }

  private void warnOfRotation(@Nullable Exception failure) {
    if (failure != null && !rotationWarned) {
      rotationWarned = true;
      AgentLog.warn(
          "can't rotate "
              + name
              + " ("
              + failure
              + "); it grows beyond trace.rotate, no event is lost, and it is tried again");
    }
  }

  private TraceEvent dropEvent() {
    Map<String, CapturedValue> metadata = new LinkedHashMap<>();
    metadata.put("dropped", new CapturedValue.Num(unrecorded));
    metadata.put("dropped_total", new CapturedValue.Num(droppedTotal()));
    return systemEvents.event("drop", unrecorded + " events dropped", TraceStatus.ERROR, metadata);
  }
}
