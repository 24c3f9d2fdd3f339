package dev.l9.trace.generator.merge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a file. The bytes of the file are taken as ISO-8859-1, so that they come out again as
 * they went in, whatever the encoding is.
 *
 * @param text without the line's end
 * @param end {@code \n}, {@code \r\n}, or nothing at the end of a file
 */
record Line(String text, String end) {

  private static final String LF = "\n";
  private static final String CRLF = "\r\n";

  /** The lines of a file; none if it is empty. */
  static List<Line> of(byte[] file) {
    String all = new String(file, ISO_8859_1);
    List<Line> lines = new ArrayList<>();
    int begin = 0;
    for (int at = all.indexOf('\n'); at >= 0; at = all.indexOf('\n', begin)) {
      boolean isCrLf = at > begin && all.charAt(at - 1) == '\r';
      lines.add(new Line(all.substring(begin, isCrLf ? at - 1 : at), isCrLf ? CRLF : LF));
      begin = at + 1;
    }
    if (begin < all.length()) {
      lines.add(new Line(all.substring(begin), ""));
    }
    return lines;
  }

  /** How most of the lines end. */
  static String usualEnd(List<Line> lines) {
    int balance = 0;
    for (Line line : lines) {
      balance += line.end.equals(CRLF) ? 1 : line.end.equals(LF) ? -1 : 0;
    }
    return balance > 0 ? CRLF : LF;
  }

  /** A line that ends like this. */
  Line withEnd(String wanted) {
    return end.equals(wanted) ? this : new Line(text, wanted);
  }

  /** The bytes of these lines. One without an end gets this one, unless it is the last. */
  static byte[] bytes(List<Line> lines, String end) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      boolean isOpen = line.end.isEmpty() && i < lines.size() - 1;
      out.writeBytes((line.text + (isOpen ? end : line.end)).getBytes(ISO_8859_1));
    }
    return out.toByteArray();
  }

  /** The texts, by which lines are compared: how they end is left to each file. */
  static List<String> texts(List<Line> lines) {
    return lines.stream().map(Line::text).toList();
  }
}
