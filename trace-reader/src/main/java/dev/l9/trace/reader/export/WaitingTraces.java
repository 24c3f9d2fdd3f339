package dev.l9.trace.reader.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps encoded spans until the root of their trace says which trace of another tracer it belongs
 * to. Spans end before their root for the most part, and only the root has the {@code traceparent}.
 *
 * <p>It keeps a bounded number of bytes. If more would have to wait, the trace that waits for the
 * longest time gets an id of its own, and keeps it whatever its root says then. A trace whose root
 * never comes, since it still ran or was filtered out, gets an id of its own too.
 */
final class WaitingTraces {

  /** Takes the spans whose trace is known. */
  interface Sink {
    void span(EncodedSpan span) throws IOException;
  }

  /** What one trace has waiting. */
  private record Waiting(String ownId, List<EncodedSpan> spans) {}

  private static final int MAX_KNOWN = 50_000;

  /** What an object, its array and its place in a list take beside the bytes. */
  private static final int OVERHEAD = 72;

  private final long maxBytes;
  private final SpanIds ids;
  private final Sink sink;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final RecentMap<String, String> known = new RecentMap<>(MAX_KNOWN);
  private long bytes;

  WaitingTraces(long maxBytes, SpanIds ids, Sink sink) {
    this.maxBytes = maxBytes;
    this.ids = ids;
    this.sink = sink;
  }

  /**
   * Decides which id a trace has, since its root is there, and passes on what waited for it.
   *
   * @param caller the span that called the root; null if there is none
   */
  String rootCame(String rootId, @Nullable Traceparent caller) throws IOException {
    String id = known.get(rootId);
    if (id == null) {
      id = caller == null ? ids.trace(rootId) : caller.traceId();
      known.put(rootId, id);
      release(waiting.remove(rootId), id);
    }
    return id;
  }

  /** Passes a span on, at once or when its trace's id is known. */
  void add(String rootId, EncodedSpan span) throws IOException {
    String id = known.get(rootId);
    if (id != null) {
      span.setTrace(id);
      sink.span(span);
      return;
    }
    Waiting trace = waiting.get(rootId);
    if (trace == null) {
      trace = new Waiting(ids.trace(rootId), new ArrayList<>(4));
      waiting.put(rootId, trace);
    }
    trace.spans().add(span);
    bytes += size(span);
    while (bytes > maxBytes) {
      releaseEldest();
    }
  }

  /** Passes on all that waits. */
  void end() throws IOException {
    while (!waiting.isEmpty()) {
      releaseEldest();
    }
  }

  private void releaseEldest() throws IOException {
    Iterator<Map.Entry<String, Waiting>> entries = waiting.entrySet().iterator();
    Map.Entry<String, Waiting> eldest = entries.next();
    entries.remove();
    known.put(eldest.getKey(), eldest.getValue().ownId());
    release(eldest.getValue(), eldest.getValue().ownId());
  }

  private void release(@Nullable Waiting trace, String id) throws IOException {
    if (trace != null) {
      for (EncodedSpan span : trace.spans()) {
        bytes -= size(span);
        span.setTrace(id);
        sink.span(span);
      }
    }
  }

  private static long size(EncodedSpan span) {
    return (long) span.json().length + OVERHEAD;
  }
}
