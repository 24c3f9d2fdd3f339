package dev.l9.trace.block;

/**
 * The characters of a Java source file as the language sees them: with the Unicode escapes
 * translated (JLS 3.3), in any encoding that is a superset of ASCII.
 *
 * <p>Bytes above 0x7f are given as they are: no character that matters to the lexer is among them.
 */
final class JavaCharacters {

  /** What {@link #read} gives after the last character. */
  static final int END = -1;

  private static final int ESCAPE_DIGITS = 4;

  private final byte[] bytes;
  private int next;
  private int start;

  /** Backslashes in a row before {@link #next}; after an odd number a backslash is no escape. */
  private int backslashes;

  JavaCharacters(byte[] bytes, int from) {
    this.bytes = bytes;
    this.next = from;
    this.start = from;
  }

  /** The offset at which the character begins that was read last; at the end, the file's size. */
  int start() {
    return start;
  }

  /** Reads the next character. */
  int read() throws RefusedSourceException {
    start = next;
    if (next == bytes.length) {
      return END;
    }
    int c = bytes[next++] & 0xff;
    if (c != '\\') {
      backslashes = 0;
      return c;
    }
    if (backslashes % 2 == 0 && next < bytes.length && bytes[next] == 'u') {
      backslashes = 0;
      return escape();
    }
    backslashes++;
    return c;
  }

  private int escape() throws RefusedSourceException {
    while (next < bytes.length && bytes[next] == 'u') {
      next++;
    }
    int c = 0;
    for (int i = 0; i < ESCAPE_DIGITS; i++, next++) {
      int digit = next < bytes.length ? Character.digit(bytes[next], 16) : -1;
      if (digit < 0) {
        throw new RefusedSourceException("has a malformed Unicode escape");
      }
      c = c * 16 + digit;
    }
    return c;
  }
}
