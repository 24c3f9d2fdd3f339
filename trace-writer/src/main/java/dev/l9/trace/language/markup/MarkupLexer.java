package dev.l9.trace.language.markup;

import dev.l9.trace.language.CommentSign;
import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.SourceLines;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a file of markup and finds the lines in comments that begin and end in their own.
 */
public abstract class MarkupLexer {

  public static final String OPEN = "<!--";
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

  /** Reads what begins here with {@code <} and is no comment. */
  abstract void markup() throws RefusedSourceException;

  /** Looks at a character outside of all markup. */
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
    // A formatter may have indented it, or put an end tag behind it.
    if (isBlank(lines.start(first), start)
        && isBlank(start + OPEN.length(), lines.endOfText(first))
        && isBlank(lines.start(last), at - CLOSE.length())) {
      for (int line = first + 1; line < last; line++) {
        lines.setComment(line);
      }
    }
  }

  /** Reads a comment from behind what begins it. */
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

  /** Reads up to a text, and that. */
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

  /** Whether a quote here is behind an equals sign. */
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
