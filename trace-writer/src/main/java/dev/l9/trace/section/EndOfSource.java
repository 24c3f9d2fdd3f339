package dev.l9.trace.section;

import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.LineEnd;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.SourceLines;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A file whose section goes behind its last line. The file is the first bytes of an array that may
 * hold more.
 *
 * <p>One blank line separates the code from the section, in some types of files two. If the file's
 * last line has no line end, the section's last line has none either. So it can be seen later
 * whether the file had one.
 */
final class EndOfSource extends SourceWithout {

  private final FramedFormat format;
  private final byte[] bytes;
  private final int start;
  private final int length;
  private final LexedSource source;

  private EndOfSource(FramedFormat format, byte[] bytes, int length, LexedSource source)
      throws RefusedSourceException {
    this.format = format;
    this.bytes = bytes;
    this.start = LexedSource.start(bytes);
    this.length = length;
    this.source = source;
  }

  static EndOfSource of(
      FramedFormat format,
      Section section,
      byte[] file,
      LexedSource lexed,
      List<SectionRange> found)
      throws RefusedSourceException {
    byte[] code = file;
    LexedSource source = lexed;
    List<SectionRange> ranges = found;
    // The file is searched again, since lines that a section separated may form another section.
    while (!ranges.isEmpty()) {
      if (ranges.size() == 1 && ranges.get(0).end() == code.length) {
        // Nearly all files are like this. The section separates no lines, so what is known of the
        // lines above still holds.
        int length = end(format, source.lines(), code, ranges.get(0));
        return new EndOfSource(format, code, length, source.before(length));
      }
      for (int i = ranges.size() - 1; i >= 0; i--) {
        code = without(format, source.lines(), code, ranges.get(i));
      }
      source = format.lex(code, section);
      ranges = format.ranges(source.lines(), section);
    }
    return new EndOfSource(format, code, code.length, source);
  }

  private static byte[] without(
      FramedFormat format, SourceLines lines, byte[] file, SectionRange range)
      throws RefusedSourceException {
    // The line end before a section that was already taken out may have been the end of this
    // section.
    int to = Math.min(range.end(), file.length);
    boolean last = SectionFile.isBlank(file, to, file.length) || !endsLine(file, to);
    int from = last ? end(format, lines, file, range) : range.start();
    return splice(file, from, Arrays.copyOfRange(file, to, file.length));
  }

  /**
   * The offset at which the code ends above a section that is the last thing in the file, apart
   * from what a formatter put behind it.
   */
  private static int end(FramedFormat format, SourceLines lines, byte[] file, SectionRange range)
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
    // If the section's last line has a line end, the code's last line has one too, which doesn't
    // belong to the section.
    boolean keepsEnd = endsLine(file, to) || to < file.length;
    return ends[keepsEnd ? Math.max(0, count - 1) : count];
  }

  private static boolean endsLine(byte[] file, int end) {
    return end > 0 && (file[end - 1] == '\n' || file[end - 1] == '\r');
  }

  /** The first bytes of the file, followed by the tail. */
  private static byte[] splice(byte[] file, int length, byte[] tail) {
    byte[] spliced = Arrays.copyOf(file, length + tail.length);
    System.arraycopy(tail, 0, spliced, length, tail.length);
    return spliced;
  }

  @Override
  LexedSource source() {
    return source;
  }

  @Override
  byte[] bytes() {
    return splice(bytes, length, new byte[0]);
  }

  @Override
  byte[] with(String section, String lineEnd) {
    String end = isEmpty() || endsLine(bytes, length) ? lineEnd : "";
    String added = separator(lineEnd, format.blankLinesAbove(section)) + section + end;
    return splice(bytes, length, added.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * The line ends for the blank lines. They must not begin with a LF that would join a CR before
   * them to a CR LF.
   */
  private String separator(String lineEnd, int blankLines) {
    if (isEmpty()) {
      return "";
    }
    if (!endsLine(bytes, length)) {
      return lineEnd.repeat(1 + blankLines);
    }
    boolean cr = bytes[length - 1] == '\r' && lineEnd.equals("\n");
    return (cr ? "\r" : lineEnd).repeat(blankLines);
  }

  /** Whether the file has nothing but a byte order mark. */
  private boolean isEmpty() {
    return length == start;
  }
}
