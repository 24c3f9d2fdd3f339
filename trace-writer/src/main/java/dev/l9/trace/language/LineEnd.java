package dev.l9.trace.language;

import org.jspecify.annotations.Nullable;

/** The ways in which lines end. */
public enum LineEnd {
  LF("\n"),
  CRLF("\r\n"),
  CR("\r");

  private final String text;

  LineEnd(String text) {
    this.text = text;
  }

  /** The characters that end the line. */
  public String text() {
    return text;
  }

  /** The line end of the line between these offsets; null if the line has none. */
  static @Nullable LineEnd of(byte[] bytes, int from, int to) {
    byte last = bytes[to - 1];
    if (last == '\n') {
      return to - 2 >= from && bytes[to - 2] == '\r' ? CRLF : LF;
    }
    return last == '\r' ? CR : null;
  }

  /** The most frequent line end. Among equally frequent ones, LF comes first, then CR LF. */
  public static LineEnd dominant(int lf, int crlf, int cr) {
    if (cr > Math.max(lf, crlf)) {
      return CR;
    }
    return crlf > lf ? CRLF : LF;
  }

  /**
   * The offset of the line end that is right before this offset; the offset itself if there is
   * none.
   */
  public static int before(byte[] bytes, int from, int offset) {
    if (offset - 2 >= from && bytes[offset - 1] == '\n' && bytes[offset - 2] == '\r') {
      return offset - 2;
    }
    boolean end = offset > from && (bytes[offset - 1] == '\n' || bytes[offset - 1] == '\r');
    return end ? offset - 1 : offset;
  }

  /** The offset behind the line end that begins here; the offset itself if none does. */
  public static int behind(byte[] bytes, int offset) {
    if (offset + 1 < bytes.length && bytes[offset] == '\r' && bytes[offset + 1] == '\n') {
      return offset + 2;
    }
    boolean end = offset < bytes.length && (bytes[offset] == '\n' || bytes[offset] == '\r');
    return end ? offset + 1 : offset;
  }
}
