package dev.l9.trace.language;

import org.jspecify.annotations.Nullable;

/**
 * What a lexer found in a file.
 *
 * @param lines its lines, and which of them are nothing but a comment
 * @param hasCode whether the file has anything but comments and blanks
 * @param balanced whether all braces or other pairs are complete; if not, the file may be half
 *     written
 * @param unfit why the file must not be changed, such as {@code "is generated"}; null if it may be
 */
public record LexedSource(
    SourceLines lines, boolean hasCode, boolean balanced, @Nullable String unfit) {

  /** This file up to the offset. Nothing but blanks and comments may be behind it. */
  public LexedSource before(int offset) {
    return new LexedSource(lines.before(offset), hasCode, balanced, unfit);
  }

  /** The offset at which the text begins, which is behind a byte order mark if there is one. */
  public static int start(byte[] file) throws RefusedSourceException {
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
