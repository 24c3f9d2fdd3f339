package dev.l9.trace.reader.event;

import org.jspecify.annotations.Nullable;

/** Reads single lines as events, for who finds the lines himself. Not safe for several threads. */
public final class EventLineReader {

  private final EventScanner scanner = new EventScanner();
  private final Event event = new Event();

  /**
   * The event of the line between two places.
   *
   * @return valid until the next call, and as long as the bytes stay; null if the line is no event
   */
  public @Nullable Event read(byte[] bytes, int from, int to) {
    return scanner.scan(bytes, from, to, event) ? event : null;
  }

  /** Why the last line was no event. */
  public String problem() {
    return scanner.problem();
  }
}
