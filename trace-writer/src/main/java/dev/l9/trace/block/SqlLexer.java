package dev.l9.trace.block;

/**
 * Adds strings of PostgreSQL, {@code $tag$…$tag$} and {@code E'…'}, and Oracle's {@code q'[…]'}.
 */
final class SqlLexer extends CodeLexer {

  private static final String OPEN = "([{<";
  private static final String CLOSE = ")]}>";

  SqlLexer(SqlDialect dialect, byte[] file) throws RefusedSourceException {
    super(dialect.syntax(), file);
  }

  @Override
  boolean special(int nesting) throws RefusedSourceException {
    if (bytes[at] == '$') {
      return dollars(nesting);
    }
    if (startsWith("E'") || startsWith("e'")) {
      at++;
      quote(SqlDialect.quote("'", true), nesting);
      return true;
    }
    return (startsWith("q'") || startsWith("Q'")) && at + 2 < bytes.length && oracle(nesting);
  }

  private boolean dollars(int nesting) throws RefusedSourceException {
    int end = at + 1;
    while (end < bytes.length && isWord(bytes[end]) && bytes[end] != '$') {
      end++;
    }
    boolean parameter = end > at + 1 && Character.isDigit(bytes[at + 1]);
    if (parameter || !startsWith(end, "$")) {
      return false;
    }
    String tag = text(at, end + 1);
    quote(Quote.raw(tag, tag), nesting);
    return true;
  }

  private boolean oracle(int nesting) throws RefusedSourceException {
    char open = (char) (bytes[at + 2] & 0xff);
    int pair = OPEN.indexOf(open);
    String close = (pair < 0 ? open : CLOSE.charAt(pair)) + "'";
    quote(Quote.raw(text(at, at + 3), close), nesting);
    return true;
  }
}
