package dev.l9.trace.reader.export;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventListener;
import java.io.IOException;

/**
 * Writes events in the format of another tool.
 *
 * <p>Calls come in this order: {@link #begin}, any number of {@link #event}, {@link #end}. Events
 * come as they lie in a trace, that is, in the order of their ends for the most part; no exporter
 * relies on it. The memory of each exporter is bounded, whatever the number of events. Not for use
 * by several threads.
 */
public interface Exporter extends EventListener {

  /** Writes what stands before the first event. */
  void begin() throws IOException;

  /** Takes an event; it may be written later, and nothing of it is kept but copies. */
  @Override
  void event(Event event) throws IOException;

  /**
   * Writes all that isn't written yet, and flushes the stream, which stays open.
   *
   * @return what the output lacks, in words for the user; empty if it lacks nothing
   */
  String end() throws IOException;
}
