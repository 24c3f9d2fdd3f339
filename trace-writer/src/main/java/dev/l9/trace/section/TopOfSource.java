package dev.l9.trace.section;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.LineEnd;
import dev.l9.trace.language.RefusedSourceException;
import java.util.Arrays;
import java.util.List;

/**
 * A file whose section goes to its top. A blank line follows the section. Another one is above it,
 * if something other than comments comes before.
 */
final class TopOfSource extends SourceWithout {

  private final FramedFormat format;
  private final byte[] bytes;
  private final LexedSource source;

  private TopOfSource(FramedFormat format, byte[] bytes, LexedSource source) {
    this.format = format;
    this.bytes = bytes;
    this.source = source;
  }

  static TopOfSource of(
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
      SectionRange last = ranges.get(ranges.size() - 1);
      code = without(format, section, code, last);
      source = format.lex(code, section);
      ranges = format.ranges(source.lines(), section);
    }
    return new TopOfSource(format, code, source);
  }

  private static byte[] without(
      FramedFormat format, Section section, byte[] file, SectionRange range)
      throws RefusedSourceException {
    byte[] code = cut(file, range.start(), LineEnd.behind(file, range.end()));
    int above = LineEnd.before(file, LexedSource.start(file), range.start());
    boolean isBelowBlank = above < range.start() && isLineBegin(file, above);
    return isBelowBlank && isTopBelowText(format, section, code, above)
        ? cut(code, above, range.start())
        : code;
  }

  private static boolean isTopBelowText(
      FramedFormat format, Section section, byte[] code, int offset) {
    try {
      Top top = format.top(code, format.lex(code, section));
      return top.belowText() && top.offset() == offset;
    } catch (RefusedSourceException e) {
      return false; // In such a file, the section wasn't put there by us.
    }
  }

  private static boolean isLineBegin(byte[] file, int offset) {
    return offset > 0 && (file[offset - 1] == '\n' || file[offset - 1] == '\r');
  }

  private static byte[] cut(byte[] file, int from, int to) {
    byte[] rest = Arrays.copyOf(file, file.length - (to - from));
    System.arraycopy(file, to, rest, from, file.length - to);
    return rest;
  }

  @Override
  LexedSource source() {
    return source;
  }

  @Override
  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  byte[] with(String section, String lineEnd) throws RefusedSourceException {
    Top top = format.top(bytes, source);
    int at = top.offset();
    if (LexedSource.start(bytes) == bytes.length && !format.takesEmptyFile()) {
      throw new RefusedSourceException("is empty: it may be half written");
    }
    // A CR that is added before a LF, or a LF that is added behind a CR, would join it to one line
    // end.
    boolean lfBelow = at < bytes.length && bytes[at] == '\n';
    boolean crAbove = at > 0 && bytes[at - 1] == '\r';
    String below = lfBelow && lineEnd.equals("\r") ? "\n" : lineEnd;
    String above = crAbove && lineEnd.equals("\n") ? "\r" : lineEnd;
    String text = (top.belowText() ? above : "") + section + below + below;
    byte[] added = text.getBytes(ISO_8859_1);
    byte[] out = Arrays.copyOf(bytes, bytes.length + added.length);
    System.arraycopy(added, 0, out, at, added.length);
    System.arraycopy(bytes, at, out, at + added.length, bytes.length - at);
    return out;
  }
}
