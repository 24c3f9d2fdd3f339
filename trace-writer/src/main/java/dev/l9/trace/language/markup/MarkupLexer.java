package dev.l9.trace.language.markup;

import dev.l9.trace.language.CommentSign;
import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.SourceLines;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a file of markup and finds the lines inside comments whose marks are in lines of
 * their own. A lexer reads one file once. Not thread-safe.
 */
public abstract class MarkupLexer {

  /** What begins a comment. */
  public static final String OPEN = "<!--";

  /** What ends a comment. */
  public static final String CLOSE = "-->";

  final byte[] bytes;
  final SourceLines lines;

  /** The offset of what is read next. */
  int at;

  boolean hasContent;

  MarkupLexer(byte[] file) throws RefusedSourceException {
    this.bytes = file;
    this.lines = SourceLines.split(file, CommentSign.NONE);
    this.at = LexedSource.start(file);
  }

  /** Reads the whole file. Call it once. */
  public final LexedSource lex() throws RefusedSourceException {
    while (at < bytes.length) {
      if (startsWith(OPEN)) {
        comment();
      } else if (bytes[at] == '<') {
        hasContent = true;
        markup();
      } else {
        hasContent |= bytes[at] < 0 || bytes[at] > ' ';
        text();
        at++;
      }
    }
    return new LexedSource(lines, hasContent, isBalanced(), unfit());
  }

  /** Reads markup that begins here with {@code <} and isn't a comment. */
  abstract void markup() throws RefusedSourceException;

  /** Follows a character outside of all markup. */
  void text() {}

  boolean isBalanced() {
    return true;
  }

  @Nullable String unfit() {
    return null;
  }

  private void comment() throws RefusedSourceException {
    int start = at;
    at += OPEN.length();
    restOfComment();
    int first = lines.lineOf(start);
    int last = lines.lineOf(at - 1);
    // A formatter may have indented the comment, or put an end tag behind it.
    if (isBlank(lines.start(first), start)
        && isBlank(start + OPEN.length(), lines.endOfText(first))
        && isBlank(lines.start(last), at - CLOSE.length())) {
      for (int line = first + 1; line < last; line++) {
        lines.setComment(line);
      }
    }
  }

  /** Reads a comment from behind its opening mark. */
  void restOfComment() throws RefusedSourceException {
    goBehind(CLOSE, "has a comment without an end");
  }

  private boolean isBlank(int from, int to) {
    boolean blank = true;
    for (int i = from; blank && i < to; i++) {
      blank = bytes[i] >= 0 && bytes[i] <= ' ';
    }
    return blank;
  }

  /** Reads up to the end of this text. If it isn't there, the file is refused for this reason. */
  final void goBehind(String end, String reason) throws RefusedSourceException {
    while (!startsWith(end)) {
      if (at >= bytes.length) {
        throw new RefusedSourceException(reason);
      }
      at++;
    }
    at += end.length();
  }

  /** Reads a tag to its end, past the values of its attributes. */
  final void tag() throws RefusedSourceException {
    while (!startsWith(">")) {
      if (at >= bytes.length) {
        throw new RefusedSourceException("has a tag without an end");
      }
      boolean quote = bytes[at] == '"' || bytes[at] == '\'';
      if (quote && isValue()) {
        String mark = String.valueOf((char) bytes[at]);
        at++;
        goBehind(mark, "has an attribute without an end");
      } else {
        at++;
      }
    }
    at++;
  }

  /** Whether the quote here is behind an equals sign, and so begins the value of an attribute. */
  private boolean isValue() {
    int before = at - 1;
    while (bytes[before] <= ' ' && bytes[before] >= 0) {
      before--;
    }
    return bytes[before] == '=';
  }

  final boolean startsWith(String text) {
    return startsWith(text, false);
  }

  final boolean startsWith(String text, boolean anyCase) {
    if (at + text.length() > bytes.length) {
      return false;
    }
    String here = new String(bytes, at, text.length(), StandardCharsets.ISO_8859_1);
    return anyCase ? here.equalsIgnoreCase(text) : here.equals(text);
  }
}
