package dev.l9.trace.memory.ingest;

import dev.l9.trace.model.ContentHash;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream, with their places. Memory is bounded by the longest line that may be an
 * event. Not safe for use by several threads.
 */
final class TraceLines implements Closeable {

  private static final int FIRST_SIZE = 1 << 18;

  /** A line that is longer is no event: the agent writes 1 MB of values at most. */
  private static final int LONGEST = 32 << 20;

  private static final int LOOKED_AT = 4096;

  private final InputStream in;
  private byte[] buffer = new byte[FIRST_SIZE];
  private int from;
  private int to;
  private int next;
  private int limit;
  private long offset;
  private long complete = -1;
  private final byte[] tail = new byte[LOOKED_AT];
  private int tailLength;
  private boolean isEnded;
  private boolean isTooLong;
  private String damage = "";

  /**
   * @param offset the place of the stream's first byte in its source
   */
  TraceLines(InputStream in, long offset) {
    this.in = in;
    this.offset = offset;
  }

  /** Goes to the next line; false at the end. */
  boolean next() throws IOException {
    from = next;
    isTooLong = false;
    int searched = from;
    while (true) {
      int end = lineEnd(searched);
      if (end >= 0) {
        to = end;
        next = end + 1;
        offset += next - from;
        keepTail();
        return true;
      }
      if (isEnded) {
        to = limit;
        next = limit;
        offset += to - from;
        return to > from;
      }
      int kept = limit - from;
      fill();
      searched = Math.min(from + kept, limit);
    }
  }

  private void keepTail() {
    complete = offset;
    tailLength = Math.min(next - from, LOOKED_AT);
    System.arraycopy(buffer, next - tailLength, tail, 0, tailLength);
  }

  private int lineEnd(int start) {
    for (int i = start; i < limit; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Moves the line to the front, and reads more behind it. */
  private void fill() throws IOException {
    int kept = limit - from;
    if (kept >= LONGEST) {
      isTooLong = true;
      offset += kept;
      kept = 0;
      from = limit;
    }
    if (kept == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    } else {
      System.arraycopy(buffer, from, buffer, 0, kept);
    }
    from = 0;
    limit = kept;
    int read = read(kept);
    isEnded = read < 0;
    limit += Math.max(read, 0);
  }

  private int read(int at) throws IOException {
    try {
      return in.read(buffer, at, buffer.length - at);
    } catch (EOFException | ZipException e) {
      // A compressed file that isn't complete: what could be read of it counts.
      damage = "the compressed file is damaged here: " + e.getMessage();
      return -1;
    }
  }

  byte[] buffer() {
    return buffer;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** The place behind the line and its end. */
  long offset() {
    return offset;
  }

  /** The place behind the last complete line; -1 if there was none. */
  long complete() {
    return complete;
  }

  /**
   * What tells later whether the source is the same up to the last complete line: how many of the
   * last bytes were looked at, and their hash.
   */
  String tail() {
    return tailLength + ":" + ContentHash.of(tail, tailLength);
  }

  /** Whether the line has an end, so that nobody is still writing it. */
  boolean isComplete() {
    return next > to;
  }

  /** Why the line is none that could be an event; null if it may be one. */
  @Nullable String problem() {
    return isTooLong ? "it is longer than " + (LONGEST >> 20) + " MB" : null;
  }

  boolean isBlank() {
    for (int i = from; i < to; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return false;
      }
    }
    return !isTooLong;
  }

  /** Why the stream has ended early; empty if it hasn't. */
  String damage() {
    return damage;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
