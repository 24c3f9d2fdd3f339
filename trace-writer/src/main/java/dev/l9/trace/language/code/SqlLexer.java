package dev.l9.trace.language.code;

import dev.l9.trace.language.RefusedSourceException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Adds the strings of PostgreSQL, {@code $tag$…$tag$} and {@code E'…'}, and those of Oracle, {@code
 * q'[…]'}. It also goes past the data below PostgreSQL's {@code copy … from stdin}. A lexer reads
 * one file once. Not thread-safe.
 */
public final class SqlLexer extends CodeLexer {

  private static final String OPEN = "([{<";
  private static final String CLOSE = ")]}>";

  private static final String COPY = "copy";
  private static final String END_OF_DATA = "\\.";

  /**
   * How many of the words {@code copy}, {@code from} and {@code stdin} this statement has had, in
   * this order.
   */
  private int copying;

  private boolean inStatement;

  /** Whether this line is a command of psql, which ends with the line. */
  private boolean ofClient;

  /** Whether data begin in the next line, or are being read. */
  private boolean data;

  /**
   * Makes a lexer that reads a file as this dialect. A file in UTF-16, or with bytes of zero, is
   * refused.
   */
  public SqlLexer(SqlDialect dialect, byte[] file) throws RefusedSourceException {
    super(dialect.syntax(), file);
  }

  @Override
  boolean special(int nesting) throws RefusedSourceException {
    statement();
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

  /**
   * Follows the words of a statement, and of psql's command {@code \copy}, which ends with its
   * line.
   */
  private void statement() {
    if (bytes[at] == ';') {
      data |= copying == 3;
      copying = 0;
      inStatement = false;
    } else if (!inStatement && startsWith("\\" + COPY)) {
      int start = at;
      skipLine();
      String command = text(start, at).toLowerCase(Locale.ROOT);
      data = command.matches("\\\\copy\\b.*\\bfrom\\s+stdin\\b.*");
      ofClient = true;
      at = start;
    } else if (isWord(bytes[at])) {
      word();
    }
  }

  private void word() {
    int end = at;
    while (end < bytes.length && isWord(bytes[end])) {
      end++;
    }
    String word = text(at, end).toLowerCase(Locale.ROOT);
    if (word.equals(COPY) && !inStatement) {
      copying = 1;
    } else if (copying > 0 && copying < 3) {
      copying = word.equals("from") ? 2 : word.equals("stdin") && copying == 2 ? 3 : 1;
    }
    inStatement = true;
  }

  @Override
  void blank() {
    boolean lineEnd = isLineEnd(bytes[at]);
    at++;
    if (lineEnd && ofClient) {
      ofClient = false;
      inStatement = false;
      copying = 0;
    }
    if (lineEnd && data) {
      at += bytes[at - 1] == '\r' && startsWith("\n") ? 1 : 0;
      data();
    }
  }

  /** Goes past data, up to the end of the file if the mark of their end is missing. */
  private void data() {
    while (data && at < bytes.length) {
      int start = at;
      skipLine();
      data = !text(start, at).equals(END_OF_DATA);
      at += data && at < bytes.length ? 1 : 0;
    }
  }

  @Override
  @Nullable String unfit() {
    return data ? "has data behind COPY that nothing ends" : super.unfit();
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
