package dev.l9.trace.language;

/**
 * The lengths of the signs that make a line a comment. Immutable.
 *
 * @param begin how many bytes a comment line begins with before its text
 * @param end how many bytes it ends with behind its text
 */
public record CommentSign(int begin, int end) {

  /** {@code //} */
  static final CommentSign SLASHES = new CommentSign(2, 0);

  /** {@code #} */
  public static final CommentSign HASH = new CommentSign(1, 0);

  /** {@code <!-- -->} */
  public static final CommentSign MARKUP = new CommentSign(4, 3);

  /** The lines are within a comment that begins and ends in other lines, and have no signs. */
  public static final CommentSign NONE = new CommentSign(0, 0);
}
