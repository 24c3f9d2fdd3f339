package dev.l9.trace.block;

/**
 * What the lexer found in a file.
 *
 * @param lines its lines, and which of them are nothing but a {@code //} comment
 * @param hasCode whether there is anything but comments
 * @param generated whether a top-level declaration is annotated with {@code @Generated}
 * @param balanced whether every brace has its other one; never so in a file that is half written
 * @param controlZ whether there is a character 0x1a in the code, where compilers stop reading
 */
record JavaSource(
    SourceLines lines, boolean hasCode, boolean generated, boolean balanced, boolean controlZ) {

  /**
   * Lexes a file.
   *
   * @throws RefusedSourceException where it isn't certain what in the file is a comment
   */
  static JavaSource of(byte[] file) throws RefusedSourceException {
    return JavaLexer.lex(file, start(file));
  }

  /** The same file without what is behind this offset, which is nothing but blanks and comments. */
  JavaSource before(int offset) {
    return new JavaSource(lines.before(offset), hasCode, generated, balanced, controlZ);
  }

  /** Where the text begins: behind a byte order mark. */
  static int start(byte[] file) throws RefusedSourceException {
    if (startsWith(file, 0xfe, 0xff) || startsWith(file, 0xff, 0xfe)) {
      throw new RefusedSourceException("is encoded in UTF-16");
    }
    return startsWith(file, 0xef, 0xbb, 0xbf) ? 3 : 0;
  }

  private static boolean startsWith(byte[] file, int... start) {
    if (file.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((file[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
