package dev.l9.trace.section.format;

import dev.l9.trace.language.LineEnd;
import dev.l9.trace.language.data.JsonMember;
import dev.l9.trace.language.data.JsonScanner;
import dev.l9.trace.section.JsonLines;
import dev.l9.trace.section.Place;
import dev.l9.trace.section.Section;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a JSON file without a section, which decides where and how a section is put into
 * it.
 */
final class JsonLayout {

  private static final String DEFAULT_INDENT = "  ";

  private final Section section;
  private final byte[] code;
  private final JsonScanner scan;

  /**
   * The blanks before a key of the root in its line. It is null if the first key is in the line of
   * the opening brace; then the section gets no line of its own.
   */
  private final @Nullable String indent;

  private final String lineEnd;

  private JsonLayout(Section section, byte[] code, JsonScanner scan, @Nullable String indent) {
    this.section = section;
    this.code = code;
    this.scan = scan;
    this.indent = indent;
    this.lineEnd = scan.dominantEnd().text();
  }

  static JsonLayout of(Section section, byte[] code, JsonScanner scan) {
    int key = scan.firstKey();
    int line = key;
    while (line > 0 && (code[line - 1] == ' ' || code[line - 1] == '\t')) {
      line--;
    }
    @Nullable String indent = null;
    if (key < 0) {
      indent = DEFAULT_INDENT;
    } else if (line > 0 && (code[line - 1] == '\n' || code[line - 1] == '\r')) {
      indent = text(code, line, key);
    }
    return new JsonLayout(section, code, scan, indent);
  }

  private static String text(byte[] code, int from, int to) {
    return new String(code, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** The file without the section. */
  byte[] code() {
    return code;
  }

  String lineEnd() {
    return lineEnd;
  }

  /** The key and the value of a section, with the line breaks and the indentation of this file. */
  String member(String json) {
    String member = "\"" + section.keys().json() + "\": " + JsonLines.belowKey(json);
    if (indent == null) {
      return member
          .replaceAll("([{\\[])\n *", "$1")
          .replaceAll("\n *([}\\]])", "$1")
          .replaceAll("\n *", " ");
    }
    String unit = indent.isEmpty() ? DEFAULT_INDENT : indent;
    StringBuilder out = new StringBuilder(member.length() * 3 / 2);
    for (int i = 0; i < member.length(); i++) {
      if (member.charAt(i) != '\n') {
        out.append(member.charAt(i));
        continue;
      }
      out.append(lineEnd).append(indent);
      while (member.startsWith("  ", i + 1)) {
        out.append(unit);
        i += 2;
      }
    }
    return out.toString();
  }

  /** The file with a section before the first member of its root, or behind the last one. */
  byte[] with(String member) {
    if (scan.firstKey() >= 0 && section.place() == Place.TOP) {
      return spliced(scan.firstKey(), member + "," + (indent == null ? " " : lineEnd + indent));
    }
    if (scan.firstKey() >= 0) {
      return spliced(scan.lastEnd(), "," + (indent == null ? " " : lineEnd + indent) + member);
    }
    int end = scan.closing();
    boolean cr = code[end - 1] == '\r' && lineEnd.equals("\n");
    return spliced(end, (cr ? "\r" : lineEnd) + DEFAULT_INDENT + member + lineEnd);
  }

  private byte[] spliced(int offset, String added) {
    byte[] more = added.getBytes(StandardCharsets.ISO_8859_1);
    byte[] out = Arrays.copyOf(code, code.length + more.length);
    System.arraycopy(more, 0, out, offset, more.length);
    System.arraycopy(code, offset, out, offset + more.length, code.length - offset);
    return out;
  }

  /**
   * A file without one of its sections, and without the comma and the line end that came with it.
   */
  static byte[] without(byte[] file, JsonScanner scan, JsonMember block) {
    int from = block.first() ? block.key() : comma(file, block.before());
    int to = block.end();
    if (block.first() && scan.lastEnd() > to) {
      to = pastBlanks(file, comma(file, to) + 1);
    } else if (block.first()) {
      while (file[from - 1] == ' ' || file[from - 1] == '\t') {
        from--;
      }
      from = LineEnd.before(file, 0, from);
      to +=
          file[to] == '\r' && file[to + 1] == '\n'
              ? 2
              : file[to] == '}' ? 0 : isLineEnd(file[to]) ? 1 : 0;
    }
    byte[] out = Arrays.copyOf(file, file.length - (to - from));
    System.arraycopy(file, to, out, from, file.length - to);
    return out;
  }

  private static int comma(byte[] file, int from) {
    return pastBlanks(file, from);
  }

  private static int pastBlanks(byte[] file, int from) {
    int at = from;
    while (file[at] == ' ' || file[at] == '\t' || isLineEnd(file[at])) {
      at++;
    }
    return at;
  }

  private static boolean isLineEnd(byte c) {
    return c == '\n' || c == '\r';
  }
}
