package dev.l9.trace.block;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A file as lines, which end at LF, CR, or CR LF as in Java. */
final class SourceLines {

  private final byte[] bytes;
  private final BitSet commentLines;
  private int[] starts = new int[64];
  private int count;

  SourceLines(byte[] bytes, int from, BitSet commentLines) {
    this.bytes = bytes;
    this.commentLines = commentLines;
    int start = from;
    while (start < bytes.length) {
      add(start);
      start = LineEnd.after(bytes, start);
    }
    add(bytes.length);
    count--;
  }

  private void add(int start) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
    }
    starts[count++] = start;
  }

  int count() {
    return count;
  }

  /** The offset of the line's first byte; of the line after the last, the file's size. */
  int start(int line) {
    return starts[line];
  }

  /** The text of a comment that begins the line and is all of it, with its blanks; else null. */
  @Nullable String comment(int line) {
    if (line < 0 || line >= count || !commentLines.get(starts[line])) {
      return null;
    }
    int from = starts[line] + 2;
    int to = starts[line + 1];
    while (to > from && (bytes[to - 1] == '\n' || bytes[to - 1] == '\r')) {
      to--;
    }
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
