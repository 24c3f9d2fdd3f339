package dev.l9.trace.reader.file;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventFilter;
import dev.l9.trace.reader.event.EventListener;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads traces: {@code trace.jsonl} files with their rotated and compressed ones, several of them
 * merged by time, or standard input. What is no event is skipped and counted. Files are read as far
 * as they reached when the reader was opened, as often as is wished; standard input is read once.
 * Memory doesn't grow with the files. Not safe for use by several threads, but {@link #bytesRead}
 * is.
 */
public final class TraceReader implements Closeable {

  /** More of the last events are found by reading all of them twice. */
  private static final int KEPT_AT_MOST = 100_000;

  /** The eleven keys with their quotes take more than that. */
  private static final int SHORTEST_EVENT = 150;

  private final List<TraceSource> sources;
  private EventFilter filter = EventFilter.ALL;
  private Damage damage = new Damage();

  private TraceReader(List<TraceSource> sources) {
    this.sources = sources;
  }

  /**
   * Opens traces.
   *
   * @param files each brings along its rotated files; {@code -} stands for standard input
   * @throws java.nio.file.NoSuchFileException if a file isn't there
   */
  public static TraceReader open(List<Path> files, InputStream standardInput) throws IOException {
    List<TraceSource> sources = new ArrayList<>();
    TraceReader reader = new TraceReader(sources);
    try {
      for (Path file : files) {
        boolean isInput = file.toString().equals("-");
        reader.add(
            isInput
                ? new TraceSource.InStream(standardInput)
                : new TraceSource.InFiles(RotatedFiles.open(file)));
      }
    } catch (IOException e) {
      reader.close();
      throw e;
    }
    return reader;
  }

  /** Leaves out files that are there already, such as rotated ones that were named too. */
  private void add(TraceSource source) throws IOException {
    if (!(source instanceof TraceSource.InFiles files)) {
      sources.add(source);
      return;
    }
    List<TraceFileBytes> fresh = new ArrayList<>();
    for (TraceFileBytes file : files.files()) {
      if (has(file)) {
        file.close();
      } else {
        fresh.add(file);
      }
    }
    if (!fresh.isEmpty()) {
      sources.add(new TraceSource.InFiles(fresh));
    }
  }

  private boolean has(TraceFileBytes file) {
    return sources.stream()
        .anyMatch(
            source ->
                source instanceof TraceSource.InFiles files
                    && files.files().stream().anyMatch(file::isSameAs));
  }

  /** Has the reader give only events that also pass this filter. */
  public TraceReader filter(EventFilter also) {
    filter = filter.and(also);
    return this;
  }

  /** Whether the trace can be read more than once. */
  public boolean isRereadable() {
    return sources.stream().noneMatch(source -> source instanceof TraceSource.InStream);
  }

  /** Hands over all events, in the order of their ends. */
  public void forEach(EventListener listener) throws IOException {
    damage = new Damage();
    try (MergedEvents events = new MergedEvents(sources)) {
      for (@Nullable Event event = events.next(); event != null; event = events.next()) {
        if (filter.test(event)) {
          listener.event(event);
        }
      }
      events.reportTo(damage);
    }
  }

  /** The last events, in the order of their ends; files are read from their ends. */
  public List<Event> last(int count) throws IOException {
    damage = new Damage();
    return new LastEvents(filter, count, damage).of(sources);
  }

  /**
   * Hands over the last events, in the order of their ends; there may be more than memory takes.
   */
  public void forEachOfLast(int count, EventListener listener) throws IOException {
    forEachOfLast(count, KEPT_AT_MOST, listener);
  }

  /**
   * @param keptAtMost how many events are kept; of more the files are read twice
   */
  void forEachOfLast(int count, int keptAtMost, EventListener listener) throws IOException {
    if (count <= keptAtMost || !isRereadable()) {
      for (Event event : last(count)) {
        listener.event(event);
      }
      return;
    }
    AtomicLong before = new AtomicLong(-count);
    if (!isSurelyNoMoreThan(count)) {
      forEach(event -> before.incrementAndGet());
    }
    forEach(
        event -> {
          if (before.getAndDecrement() <= 0) {
            listener.event(event);
          }
        });
  }

  /** Whether the files are too small for more events; who asks for all needn't wait for a count. */
  private boolean isSurelyNoMoreThan(int count) {
    return sources.stream().noneMatch(TraceSource::isCompressed)
        && bytesInAll() / SHORTEST_EVENT < count;
  }

  /**
   * Hands over all events in no certain order, by several threads. Each thread has a listener of
   * its own, so a listener needn't be thread-safe.
   *
   * @return the listeners, at least one
   */
  public <L extends EventListener> List<L> inParallel(Supplier<L> listeners) throws IOException {
    if (!isRereadable()) {
      L one = listeners.get();
      forEach(one);
      return List.of(one);
    }
    damage = new Damage();
    ParallelEvents parallel = new ParallelEvents(filter);
    for (TraceSource source : sources) {
      for (TraceFileBytes file : ((TraceSource.InFiles) source).files()) {
        parallel.add(file);
      }
    }
    return parallel.read(listeners, damage);
  }

  /** What the last reading has skipped. */
  public Damage damage() {
    return damage;
  }

  /** How many bytes of files were read since the reader was opened. */
  public long bytesRead() {
    return sources.stream().mapToLong(TraceSource::bytesRead).sum();
  }

  /** How many bytes the files have; -1 where it isn't known, as of standard input. */
  public long bytesInAll() {
    return isRereadable() ? sources.stream().mapToLong(TraceSource::size).sum() : -1;
  }

  @Override
  public void close() throws IOException {
    for (TraceSource source : sources) {
      source.close();
    }
  }
}
