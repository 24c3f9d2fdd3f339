package dev.l9.trace.reader.file;

import dev.l9.trace.reader.event.AgentLine;
import dev.l9.trace.reader.event.ByteSearch;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventScanner;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads events from one stream of bytes. Lines that are no events are skipped and counted, blank
 * lines are passed over. Memory is bounded by the longest line, at most 32 MB. Not safe for use by
 * several threads.
 */
public final class EventReader implements Closeable {

  private static final int FIRST_SIZE = 1 << 20;

  /** A line that is longer is no event: the agent writes 1 MB of values at most. */
  private static final int LONGEST_LINE = 32 << 20;

  private final InputStream in;
  private final LineCount count;
  private final AgentLine lines = new AgentLine();
  private final EventScanner scanner = new EventScanner();
  private final Event event;
  private byte[] buffer;
  private int position;
  private int limit;
  private long skipped;
  private boolean isEnded;

  /**
   * @param name what messages call the stream
   */
  public EventReader(InputStream in, String name) {
    this(in, new LineCount(name), FIRST_SIZE, new Event());
  }

  /**
   * @param size how many bytes are read at once; a longer line takes more
   * @param event what the events are read into; it keeps the names that occur again
   */
  EventReader(InputStream in, LineCount count, int size, Event event) {
    this.in = in;
    this.count = count;
    this.buffer = new byte[size];
    this.event = event;
  }

  /**
   * The next event, which is valid until the next call; null at the end.
   *
   * @throws NoTraceException if the stream has text, but its beginning has no event
   */
  public @Nullable Event next() throws IOException {
    Event next = nextOfPart();
    if (next == null) {
      count.requireEvents();
    }
    return next;
  }

  /** The same for a part of a file: whether it has events says nothing of the file. */
  @Nullable Event nextOfPart() throws IOException {
    while (true) {
      int end = lines.scan(buffer, position, limit, event);
      if (end >= 0) {
        count.event(end - position);
        position = end + 1;
        return event;
      }
      int lineEnd = lineEnd();
      if (lineEnd < 0) {
        return null;
      }
      int lineStart = position;
      position = lineEnd + 1;
      if (skipped > 0) {
        count.wrong("it is longer than " + (LONGEST_LINE >> 20) + " MB", skipped);
        skipped = 0;
      } else if (isEvent(lineStart, lineEnd)) {
        return event;
      }
    }
  }

  private boolean isEvent(int from, int to) throws NoTraceException {
    if (scanner.scan(buffer, from, to, event)) {
      count.event(to - from);
      return true;
    }
    if (isBlank(from, to)) {
      count.blank();
    } else {
      count.wrong(scanner.problem(), to - from);
    }
    return false;
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  /** The place of the end of the line that begins at the position; -1 at the stream's end. */
  private int lineEnd() throws IOException {
    int searched = position;
    while (true) {
      int found = ByteSearch.lineEnd(buffer, searched, limit);
      if (found >= 0) {
        return found;
      }
      if (isEnded) {
        return position < limit ? limit : -1;
      }
      searched = fill();
    }
  }

  /**
   * Moves the beginning of a line to the front, reads more behind it, and returns where that is.
   */
  private int fill() throws IOException {
    int kept = limit - position;
    if (kept >= LONGEST_LINE) {
      skipped += kept;
      kept = 0;
      position = limit;
    }
    if (kept == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    } else {
      System.arraycopy(buffer, position, buffer, 0, kept);
    }
    position = 0;
    limit = kept;
    int read = read();
    isEnded = read < 0;
    limit += Math.max(read, 0);
    return kept;
  }

  private int read() throws IOException {
    try {
      return in.read(buffer, limit, buffer.length - limit);
    } catch (EOFException | ZipException e) {
      // A compressed file that isn't complete: what could be read of it counts.
      count.wrong("the compressed file is damaged here: " + e.getMessage(), 0);
      return -1;
    }
  }

  /** Adds the lines that were skipped so far. */
  public void reportTo(Damage damage) {
    count.reportTo(damage, false);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
