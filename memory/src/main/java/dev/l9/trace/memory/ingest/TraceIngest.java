package dev.l9.trace.memory.ingest;

import dev.l9.trace.memory.store.Checkpoint;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventLineReader;
import dev.l9.trace.reader.file.Damage;
import dev.l9.trace.reader.file.NoTraceException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds the events of traces to a store. After each batch the store knows how far the file was read;
 * an adding that was interrupted goes on there. Not safe for use by several threads.
 */
final class TraceIngest {

  private final PacketStore store;
  private final IngestProgress progress;
  private final EventLineReader reader = new EventLineReader();
  private final TraceBatch batch = new TraceBatch();
  private final List<Damage.Skipped> skipped = new ArrayList<>();
  private final boolean isFromStart;
  private long resumed;

  /**
   * @param isFromStart whether files are read from their beginnings, however far they were read
   */
  TraceIngest(PacketStore store, IngestProgress progress, boolean isFromStart) {
    this.store = store;
    this.progress = progress;
    this.isFromStart = isFromStart;
  }

  /** Adds one file of a trace. */
  void add(TraceFile file) throws IOException {
    String identity = file.identity();
    long from = isFromStart || identity.isEmpty() ? 0 : start(file, identity);
    resumed += from > 0 ? 1 : 0;
    String name = file.path() + (from > 0 ? ", from byte " + from + " on" : "");
    try (InputStream in = file.open(progress.counter())) {
      in.skipNBytes(from);
      add(new TraceLines(in, from), identity, name);
    }
  }

  /** Adds a stream, which can be read only once. */
  void add(InputStream in, String name) throws IOException {
    add(new TraceLines(in, 0), "", name);
  }

  private long start(TraceFile file, String identity) throws IOException {
    Optional<Checkpoint> found = store.write(writer -> writer.checkpoint(identity));
    return found.isPresent() && file.hasBefore(found.get().offset(), found.get().before())
        ? found.get().offset()
        : 0;
  }

  private void add(TraceLines lines, String identity, String name) throws IOException {
    SkippedLines wrong = new SkippedLines();
    boolean isResumed = lines.offset() > 0;
    long number = 0;
    long events = 0;
    while (lines.next()) {
      number++;
      events += isEvent(lines, number, wrong) ? 1 : 0;
      if (batch.isFull()) {
        flush(lines, identity);
      }
    }
    if (!lines.damage().isEmpty() && lines.isComplete()) {
      wrong.add(number + 1, lines.damage());
    }
    flush(lines, identity);
    report(wrong.of(name), events == 0 && !isResumed);
  }

  private void report(Damage.@Nullable Skipped wrong, boolean isNoTrace) throws NoTraceException {
    if (wrong == null) {
      return;
    }
    if (isNoTrace) {
      throw new NoTraceException(
          wrong.file() + " is no trace: none of its lines is an event; " + wrong.reason());
    }
    skipped.add(wrong);
  }

  private boolean isEvent(TraceLines lines, long number, SkippedLines wrong) {
    String problem = lines.problem();
    if (problem == null) {
      Event event = reader.read(lines.buffer(), lines.from(), lines.to());
      if (event != null) {
        problem = added(event);
      } else if (lines.isBlank()) {
        return false;
      } else {
        problem = lines.isComplete() ? reader.problem() : whyCut(lines);
      }
    }
    if (problem != null) {
      wrong.add(number, problem);
    }
    return problem == null;
  }

  private static String whyCut(TraceLines lines) {
    return lines.damage().isEmpty() ? "it has no end, and may be being written" : lines.damage();
  }

  private @Nullable String added(Event event) {
    try {
      batch.add(event);
      progress.read(1);
      return null;
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /**
   * @param identity of the file; empty if it can't be read again
   */
  private void flush(TraceLines lines, String identity) throws StoreException {
    Checkpoint checkpoint =
        identity.isEmpty() || lines.complete() < 0
            ? null
            : new Checkpoint(identity, lines.complete(), lines.tail());
    if (!batch.isEmpty() || checkpoint != null) {
      progress.stored(batch.addTo(store, checkpoint));
    }
  }

  List<Damage.Skipped> skipped() {
    return skipped;
  }

  long resumed() {
    return resumed;
  }
}
