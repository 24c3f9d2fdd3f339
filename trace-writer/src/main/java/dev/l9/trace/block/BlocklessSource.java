package dev.l9.trace.block;

import java.util.Arrays;
import java.util.List;

/**
 * A source file without its blocks, and without what is left of damaged ones: the first bytes of an
 * array that may hold more.
 */
final class BlocklessSource {

  private final byte[] bytes;
  private final int start;
  private final int length;
  private final LexedSource source;

  private BlocklessSource(byte[] bytes, int length, LexedSource source)
      throws RefusedSourceException {
    this.bytes = bytes;
    this.start = LexedSource.start(bytes);
    this.length = length;
    this.source = source;
  }

  /** Takes the blocks out of a file. */
  static BlocklessSource of(
      FramedFormat format, byte[] file, LexedSource lexed, List<BlockRange> found)
      throws RefusedSourceException {
    byte[] code = file;
    LexedSource source = lexed;
    List<BlockRange> ranges = found;
    // Again, since lines that were parted by a block may make up another one.
    while (!ranges.isEmpty()) {
      if (ranges.size() == 1 && ranges.get(0).end() == code.length) {
        // As it mostly is. No lines are parted: what was found out about those above still holds.
        int length = end(format, source.lines(), code, ranges.get(0));
        return new BlocklessSource(code, length, source.before(length));
      }
      for (int i = ranges.size() - 1; i >= 0; i--) {
        code = without(format, source.lines(), code, ranges.get(i));
      }
      source = format.lex(code);
      ranges = format.ranges(source.lines());
    }
    return new BlocklessSource(code, code.length, source);
  }

  private static byte[] without(
      FramedFormat format, SourceLines lines, byte[] file, BlockRange range)
      throws RefusedSourceException {
    // The line end before a block that was taken out already may have been this one's.
    int to = Math.min(range.end(), file.length);
    boolean last = isBlank(file, to) || !endsLine(file, to);
    int from = last ? end(format, lines, file, range) : range.start();
    return splice(file, from, Arrays.copyOfRange(file, to, file.length));
  }

  /** Where the code ends above a block with nothing behind it, or what a formatter put there. */
  private static int end(FramedFormat format, SourceLines lines, byte[] file, BlockRange range)
      throws RefusedSourceException {
    int to = Math.min(range.end(), file.length);
    int[] ends = new int[2 + format.blankLinesAbove(lines.textFrom(range.start()))];
    ends[0] = range.start();
    int count = 0;
    for (int start = LexedSource.start(file); count + 1 < ends.length; count++) {
      ends[count + 1] = LineEnd.before(file, start, ends[count]);
      if (ends[count + 1] == ends[count]) {
        break;
      }
    }
    // Of a block that ends its line the code does so too, and that line end isn't the block's.
    boolean keepsEnd = endsLine(file, to) || to < file.length;
    return ends[keepsEnd ? Math.max(0, count - 1) : count];
  }

  private static boolean isBlank(byte[] file, int from) {
    for (int i = from; i < file.length; i++) {
      if (file[i] != ' ' && file[i] != '\t' && file[i] != '\n' && file[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  private static boolean endsLine(byte[] file, int end) {
    return end > 0 && (file[end - 1] == '\n' || file[end - 1] == '\r');
  }

  /** The first bytes of the file, and then others. */
  private static byte[] splice(byte[] file, int length, byte[] tail) {
    byte[] spliced = Arrays.copyOf(file, length + tail.length);
    System.arraycopy(tail, 0, spliced, length, tail.length);
    return spliced;
  }

  LexedSource source() {
    return source;
  }

  /** Whether there is nothing in it, a byte order mark aside. */
  boolean isEmpty() {
    return length == start;
  }

  boolean endsLine() {
    return endsLine(bytes, length);
  }

  boolean endsWithCr() {
    return length > 0 && bytes[length - 1] == '\r';
  }

  /** This, and then other bytes. */
  byte[] with(byte[] tail) {
    return splice(bytes, length, tail);
  }
}
