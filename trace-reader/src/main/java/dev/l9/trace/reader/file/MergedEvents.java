package dev.l9.trace.reader.file;

import dev.l9.trace.reader.event.Event;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The events of several traces, merged by the time at which they ended, which is the order in which
 * a trace has its events. Each trace stays in its own order. Not safe for use by several threads.
 */
final class MergedEvents implements Closeable {

  private final List<TraceStream> streams = new ArrayList<>();
  private final PriorityQueue<Head> heads = new PriorityQueue<>();
  private @Nullable TraceStream given;

  /** A stream, and its event that comes next. */
  private record Head(Event event, long endMicros, int number) implements Comparable<Head> {

    @Override
    public int compareTo(Head other) {
      int byEnd = Long.compare(endMicros, other.endMicros);
      return byEnd != 0 ? byEnd : Integer.compare(number, other.number);
    }
  }

  MergedEvents(List<TraceSource> sources) throws IOException {
    try {
      for (TraceSource source : sources) {
        streams.add(source.stream());
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** The next event, which is valid until the next call; null at the end. */
  @Nullable Event next() throws IOException {
    if (streams.size() == 1) {
      return streams.get(0).next();
    }
    if (given == null) {
      for (TraceStream stream : streams) {
        offer(stream);
      }
    } else {
      offer(given);
    }
    Head head = heads.poll();
    given = head == null ? null : streams.get(head.number());
    return head == null ? null : head.event();
  }

  /** A stream's event stays valid while the others go on, since each has its own. */
  private void offer(TraceStream stream) throws IOException {
    Event event = stream.next();
    if (event != null) {
      heads.add(new Head(event, endMicros(event), streams.indexOf(stream)));
    }
  }

  static long endMicros(Event event) {
    return event.startMicros() + event.durationNanos() / 1_000;
  }

  void reportTo(Damage damage) {
    streams.forEach(stream -> stream.reportTo(damage));
  }

  @Override
  public void close() throws IOException {
    for (TraceStream stream : streams) {
      stream.close();
    }
  }
}
