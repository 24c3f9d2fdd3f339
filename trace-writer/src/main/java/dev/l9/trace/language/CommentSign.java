package dev.l9.trace.language;

/**
 * What makes a line a comment.
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

  /** Lines within a comment that begins and ends in lines of its own. */
  public static final CommentSign NONE = new CommentSign(0, 0);
}
