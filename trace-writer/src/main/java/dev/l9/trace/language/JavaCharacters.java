package dev.l9.trace.language;

/**
 * The characters of a Java source file as the language sees them: with the Unicode escapes
 * translated (JLS 3.3), in any encoding that is a superset of ASCII. While it reads, it notes where
 * lines begin.
 *
 * <p>Bytes above 0x7f are returned as they are, since no character that matters to the lexer has
 * such bytes.
 *
 * <p>Most bytes of a file, in comments and in code, mean nothing to the lexer. {@link #skip} goes
 * past them in one short loop. That matters because blocks are usually written once, at the end of
 * a program, by code that the JVM has not compiled yet.
 */
final class JavaCharacters {

  /** What {@link #read} returns after the last character. */
  static final int END = -1;

  /** Has {@link #skip} go past everything up to the end of the line. */
  static final int LINE = 1;

  /** Has {@link #skip} stop at the next star too. */
  static final int TO_STAR = 1 << 1;

  /** Has {@link #skip} stop at the next quote of either kind too. */
  static final int TO_QUOTE = 1 << 2;

  /** Has {@link #skip} go past code in which no token begins or ends that matters to the lexer. */
  static final int CODE = 1 << 3;

  /** Has {@link #skip} go past blanks and tabs. */
  static final int BLANKS = 1 << 4;

  /** The character that ends the code for compilers. */
  static final char CONTROL_Z = 0x1a;

  private static final int ESCAPE_DIGITS = 4;

  /**
   * The modes of {@link #skip} that each byte ends. A byte that needs a closer look, such as a
   * backslash, ends all modes.
   */
  private static final byte[] ENDS = ends();

  private final byte[] bytes;
  private final SourceLines lines;
  private int next;
  private int start;

  /**
   * The number of consecutive backslashes before {@link #next}. If it is odd, a further backslash
   * doesn't begin a Unicode escape.
   */
  private int backslashes;

  JavaCharacters(byte[] bytes, int from) {
    this.bytes = bytes;
    this.lines = new SourceLines(bytes, from, CommentSign.SLASHES);
    this.next = from;
    this.start = from;
  }

  private static byte[] ends() {
    byte[] ends = new byte[256];
    for (int c = 0; c < ends.length; c++) {
      ends[c] = (byte) (c == ' ' || c == '\t' ? 0 : BLANKS);
    }
    for (char c : new char[] {'/', '"', '\'', '{', '}', '@', CONTROL_Z}) {
      ends[c] |= CODE;
    }
    ends['*'] |= TO_STAR;
    ends['"'] |= TO_QUOTE;
    ends['\''] |= TO_QUOTE;
    for (char c : new char[] {0, '\n', '\r', '\\'}) {
      ends[c] = LINE | TO_STAR | TO_QUOTE | CODE | BLANKS;
    }
    return ends;
  }

  /** The offset at which the last read character begins; at the end, the file's size. */
  int start() {
    return start;
  }

  /** The lines that have been read so far. */
  SourceLines lines() {
    return lines;
  }

  /** Goes past bytes that don't end these modes. */
  void skip(int what) {
    int from = next;
    int at = from;
    while (at < bytes.length && (ENDS[bytes[at] & 0xff] & what) == 0) {
      at++;
    }
    if (at > from) {
      next = at;
      backslashes = 0;
    }
  }

  /** Reads the next character. */
  int read() throws RefusedSourceException {
    start = next;
    if (next == bytes.length) {
      return END;
    }
    int c = bytes[next++] & 0xff;
    if (c == '\\') {
      return backslash();
    }
    backslashes = 0;
    if (c <= '\r') {
      control(c);
    }
    return c;
  }

  private void control(int c) throws RefusedSourceException {
    if (c == '\n' || c == '\r') {
      lines.ended(next);
    } else if (c == 0) {
      throw new RefusedSourceException("has bytes of zero: not text, or in UTF-16");
    }
  }

  private int backslash() throws RefusedSourceException {
    if (backslashes % 2 == 0 && next < bytes.length && bytes[next] == 'u') {
      backslashes = 0;
      return escape();
    }
    backslashes++;
    return '\\';
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
