package dev.l9.trace.jsonl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * Repairs a last line without a line end. A process leaves such a line if it is killed while it
 * writes.
 *
 * <p>An incomplete trace event is cut off. Any other line is kept and gets the missing line end: a
 * complete event, and text that was not written by us.
 */
final class TornLine {

  private static final byte[] EVENT_START = "{\"trace_id\":".getBytes(StandardCharsets.US_ASCII);
  private static final int CHUNK = 8192;

  private TornLine() {}

  /** Repairs the file, whose size is more than 0. */
  static void mend(FileChannel channel, long size) throws IOException {
    long lineStart = lineStart(channel, size);
    if (lineStart == size) {
      return;
    }
    if (isEventStart(channel, lineStart, size) && !isWhole(channel, lineStart, size)) {
      channel.truncate(lineStart);
    } else {
      channel.write(ByteBuffer.wrap(new byte[] {'\n'}), size);
    }
  }

  /** The offset of the last line; the file's size if the last line has its end. */
  private static long lineStart(FileChannel channel, long size) throws IOException {
    for (long end = size; end > 0; end -= CHUNK) {
      long start = Math.max(0, end - CHUNK);
      ByteBuffer chunk = read(channel, start, (int) (end - start));
      for (int i = chunk.limit() - 1; i >= 0; i--) {
        if (chunk.get(i) == '\n') {
          return start + i + 1;
        }
      }
    }
    return 0;
  }

  private static boolean isEventStart(FileChannel channel, long start, long size)
      throws IOException {
    int length = (int) Math.min(EVENT_START.length, size - start);
    ByteBuffer begin = read(channel, start, length);
    return begin.equals(ByteBuffer.wrap(EVENT_START, 0, length));
  }

  /** Whether the object that begins here ends with the last byte. */
  private static boolean isWhole(FileChannel channel, long start, long size) throws IOException {
    int depth = 0;
    boolean quoted = false;
    boolean escaped = false;
    for (long at = start; at < size; at += CHUNK) {
      ByteBuffer chunk = read(channel, at, (int) Math.min(CHUNK, size - at));
      while (chunk.hasRemaining()) {
        byte b = chunk.get();
        if (escaped) {
          escaped = false;
        } else if (quoted) {
          escaped = b == '\\';
          quoted = b != '"';
        } else if (b == '"') {
          quoted = true;
        } else {
          depth += b == '{' ? 1 : b == '}' ? -1 : 0;
        }
      }
    }
    return depth == 0 && !quoted;
  }

  private static ByteBuffer read(FileChannel channel, long start, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && channel.read(buffer, start + buffer.position()) >= 0) {
      // A read may return less than was asked for, so the loop reads on.
    }
    return buffer.flip();
  }
}
