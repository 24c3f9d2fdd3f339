package dev.l9.trace.contract.facts.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/**
 * A file as text. Lines end at LF, whatever they end at in the file; bytes that aren't UTF-8 become
 * U+FFFD. Immutable.
 *
 * @param path the file, with {@code /} between folders
 * @param text its first 1 MiB, up to the end of a line; empty if the file isn't text
 */
public record SourceText(String path, String text) {

  /** What a file says of itself stands near its top, and a larger file is data or generated. */
  private static final int MAX_BYTES = 1 << 20;

  private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  /** Reads a file of any content. */
  public static SourceText of(String path, byte[] content) {
    int from = startsWithBom(content) ? BOM.length : 0;
    int to = Math.min(content.length, from + MAX_BYTES);
    if (to < content.length) {
      to = endOfLine(content, from, to);
    }
    for (int i = from; i < to; i++) {
      if (content[i] == 0) {
        return new SourceText(path, "");
      }
    }
    String text = new String(content, from, to - from, UTF_8);
    return new SourceText(
        path, text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n'));
  }

  private static boolean startsWithBom(byte[] content) {
    return content.length >= BOM.length
        && content[0] == BOM[0]
        && content[1] == BOM[1]
        && content[2] == BOM[2];
  }

  /** The last line is left out, since half a name would be another name. */
  private static int endOfLine(byte[] content, int from, int to) {
    for (int i = to; i > from; i--) {
      if (content[i - 1] == '\n' || content[i - 1] == '\r') {
        return i;
      }
    }
    return from;
  }

  /** The name of the file, without its folder. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The name of the file without its ending. */
  public String stem() {
    String name = fileName();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** The ending of the file's name in lower case, without the dot; empty if it has none. */
  public String ending() {
    String name = fileName();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
  }

  /** The name of the folder in which the file is; empty if the path has no folder. */
  public String folder() {
    int end = path.lastIndexOf('/');
    return end <= 0 ? "" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  /** Whether a type or module of this name has the file's name, written in any style. */
  public boolean isNamed(String type) {
    return squeezed(stem()).equals(squeezed(type));
  }

  private static String squeezed(String name) {
    StringBuilder squeezed = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_' && c != '-' && c != '.') {
        squeezed.append(c);
      }
    }
    return squeezed.toString().toLowerCase(Locale.ROOT);
  }
}
