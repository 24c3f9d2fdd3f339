package dev.l9.trace.reader.file;

import dev.l9.trace.reader.event.ByteSearch;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventFilter;
import dev.l9.trace.reader.event.EventListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a trace with all processors. Files are cut into parts at line ends; each thread takes one
 * part after the other, and hands the events to a listener of its own. So a listener sees its
 * events in no certain order.
 */
final class ParallelEvents {

  private static final long PART = 16 << 20;
  private static final int SEARCHED = 1 << 16;
  private static final int BUFFER = 1 << 20;

  private final EventFilter filter;
  private final List<Part> parts = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  ParallelEvents(EventFilter filter) {
    this.filter = filter;
  }

  /** A part of a file that begins and ends with whole lines. */
  private record Part(TraceFileBytes file, long from, long to, LineCount count) {

    InputStream stream() throws IOException {
      return file.isCompressed() ? file.stream() : file.slice(from, to);
    }
  }

  /** Cuts a file into parts. */
  void add(TraceFileBytes file) throws IOException {
    if (file.isCompressed()) {
      parts.add(new Part(file, 0, file.size(), new LineCount(file.name())));
      return;
    }
    for (long from = 0; from < file.size(); ) {
      long to = from + PART >= file.size() ? file.size() : lineStart(file, from + PART);
      parts.add(new Part(file, from, to, new LineCount(file.name())));
      from = to;
    }
  }

  private static long lineStart(TraceFileBytes file, long from) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(SEARCHED);
    for (long at = from; at < file.size(); at += SEARCHED) {
      int read = file.read(bytes.clear(), at);
      int end = ByteSearch.lineEnd(bytes.array(), 0, read);
      if (end >= 0) {
        return Math.min(file.size(), at + end + 1);
      }
    }
    return file.size();
  }

  /** Reads all parts, and returns the listeners. */
  <L extends EventListener> List<L> read(Supplier<L> listeners, Damage damage) throws IOException {
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), Math.max(1, parts.size()));
    List<L> all = new ArrayList<>();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "l9-reader");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        L listener = listeners.get();
        all.add(listener);
        running.add(
            pool.submit(
                () -> {
                  readParts(listener);
                  return null;
                }));
      }
      for (Future<?> each : running) {
        join(each);
      }
    } finally {
      pool.shutdownNow();
    }
    report(damage);
    return all;
  }

  private void readParts(EventListener listener) throws IOException {
    Event names = new Event();
    for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
      Part part = parts.get(i);
      try (EventReader reader = new EventReader(part.stream(), part.count(), BUFFER, names)) {
        for (Event event = reader.nextOfPart(); event != null; event = reader.nextOfPart()) {
          if (filter.test(event)) {
            listener.event(event);
          }
        }
      }
    }
  }

  private static void join(Future<?> running) throws IOException {
    try {
      running.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the reading was interrupted", e);
    }
  }

  private void report(Damage damage) throws NoTraceException {
    @Nullable TraceFileBytes file = null;
    LineCount whole = new LineCount("");
    for (Part part : parts) {
      if (part.file() != file) {
        whole.requireEvents();
        whole.reportTo(damage, false);
        whole = part.count();
        file = part.file();
      } else {
        whole.append(part.count());
      }
    }
    whole.requireEvents();
    whole.reportTo(damage, false);
  }
}
