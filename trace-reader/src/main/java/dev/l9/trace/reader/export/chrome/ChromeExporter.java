package dev.l9.trace.reader.export.chrome;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.export.Exporter;
import dev.l9.trace.reader.export.KnownJvms;
import dev.l9.trace.reader.export.SpanIds;
import dev.l9.trace.reader.export.SpanTime;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Writes the Trace Event Format as JSON, which Perfetto and the browsers' developer tools open.
 * Source: <a
 * href="https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU">Trace
 * Event Format</a>.
 *
 * <p>A JVM is a process. A thread is a track, and has further ones for spans that overlap, such as
 * those of awaited calls ({@link ChromeTracks}). Arrows go from parents to children on other tracks
 * ({@link ChromeFlows}).
 *
 * <p>Times are microseconds with three decimals since midnight, UTC, of the day before the first
 * event, so that readers who use doubles keep the nanoseconds; {@code otherData} says which day.
 */
public final class ChromeExporter implements Exporter {

  private static final long NANOS_PER_DAY = ChronoUnit.DAYS.getDuration().toNanos();
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final OutputStream out;
  private final SpanIds ids = new SpanIds();
  private final KnownJvms jvms = new KnownJvms();
  private final ChromeEvents events;
  private final ChromeTracks tracks;
  private final ChromeFlows flows;
  private long zero = -1;

  public ChromeExporter(OutputStream out) {
    this.out = out;
    events = new ChromeEvents(out, jvms);
    tracks = new ChromeTracks(jvms, events);
    flows = new ChromeFlows(events);
  }

  @Override
  public void begin() throws IOException {
    events.raw("{\"traceEvents\":[");
  }

  @Override
  public void event(Event event) throws IOException {
    if (event.isRun()) {
      jvms.add(event);
      tracks.factsCame(event.jvm());
      return;
    }
    SpanTime time = SpanTime.of(event);
    if (zero < 0) {
      long midnight = time.startNanos() - time.startNanos() % NANOS_PER_DAY;
      zero = Math.max(0, midnight - NANOS_PER_DAY);
    }
    long start = Math.max(0, time.startNanos() - zero);
    span(event, start, Math.max(start, time.endNanos() - zero));
  }

  private void span(Event event, long start, long end) throws IOException {
    String parentId = event.parentId();
    long parent = parentId == null ? 0 : ids.bits(parentId);
    long id = ids.bits(event.traceId());
    long root = ids.bits(event.rootId());
    ChromeSlice slice = tracks.place(event.jvm(), event.thread(), id, parent, root, start, end);
    if (slice != null) {
      events.span(event, slice);
      flows.placed(id, parent, slice);
    } else {
      events.unplaced(event, new ChromeSlice(tracks.pid(event.jvm()), 0, start, end), id);
    }
  }

  @Override
  public String end() throws IOException {
    Instant day = Instant.ofEpochSecond(Math.max(0, zero) / NANOS_PER_SECOND);
    events.raw("\n],\"displayTimeUnit\":\"ns\",\"otherData\":{\"zero\":\"" + day + "\"}}\n");
    out.flush();
    return "";
  }
}
