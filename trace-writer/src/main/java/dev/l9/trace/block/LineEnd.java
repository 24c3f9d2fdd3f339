package dev.l9.trace.block;

/** The ways to end a line. */
enum LineEnd {
  LF("\n"),
  CRLF("\r\n"),
  CR("\r");

  private final String text;

  LineEnd(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** The most frequent one; LF in a file of one line. */
  static LineEnd dominant(byte[] bytes) {
    int lf = 0;
    int crlf = 0;
    int cr = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lf++;
      } else if (bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n') {
        crlf++;
        i++;
      } else if (bytes[i] == '\r') {
        cr++;
      }
    }
    if (cr > Math.max(lf, crlf)) {
      return CR;
    }
    return crlf > lf ? CRLF : LF;
  }

  /** Where the line after the one at this offset begins; at the latest, the end of the file. */
  static int after(byte[] bytes, int offset) {
    int i = offset;
    while (i < bytes.length && bytes[i] != '\n' && bytes[i] != '\r') {
      i++;
    }
    if (i + 1 < bytes.length && bytes[i] == '\r' && bytes[i + 1] == '\n') {
      return i + 2;
    }
    return Math.min(i + 1, bytes.length);
  }

  /** Where the line end begins that is before this offset; the offset itself if there is none. */
  static int before(byte[] bytes, int from, int offset) {
    if (offset - 2 >= from && bytes[offset - 1] == '\n' && bytes[offset - 2] == '\r') {
      return offset - 2;
    }
    boolean end = offset > from && (bytes[offset - 1] == '\n' || bytes[offset - 1] == '\r');
    return end ? offset - 1 : offset;
  }
}
