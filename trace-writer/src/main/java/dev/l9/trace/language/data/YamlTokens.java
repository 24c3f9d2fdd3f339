package dev.l9.trace.language.data;

import dev.l9.trace.language.CommentSign;
import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.SourceLines;
import dev.l9.trace.language.Utf8;

/**
 * Goes past tokens of YAML 1.2, one by one. These are the tokens in which signs of YAML may be
 * plain text: quoted and plain scalars, flow collections, comments. Not thread-safe.
 */
public class YamlTokens {

  final byte[] bytes;
  final SourceLines lines;

  /** The offset of what is read next. */
  int at;

  YamlTokens(byte[] file) throws RefusedSourceException {
    this.bytes = file;
    this.lines = SourceLines.split(file, CommentSign.HASH);
    this.at = LexedSource.start(file);
    Utf8.check(file, at);
  }

  /** The byte here; at the end of the file, a line end. */
  final byte current() {
    return byteAt(at);
  }

  final byte byteAt(int offset) {
    return offset < bytes.length ? bytes[offset] : (byte) '\n';
  }

  /** Whether this is a space or a tab. May be called from any thread. */
  public static boolean isBlank(byte c) {
    return c == ' ' || c == '\t';
  }

  /** Whether this is LF or CR. May be called from any thread. */
  public static boolean isLineEnd(byte c) {
    return c == '\n' || c == '\r';
  }

  static boolean isBlankOrEnd(byte c) {
    return isBlank(c) || isLineEnd(c);
  }

  final void skipSpaces() {
    while (current() == ' ') {
      at++;
    }
  }

  final void skipBlanks() {
    while (isBlank(current())) {
      at++;
    }
  }

  final void skipLine() {
    while (!isLineEnd(current())) {
      at++;
    }
  }

  /** Goes to the beginning of the next line, from the end of this one. */
  final void nextLine() {
    at =
        at >= bytes.length
            ? bytes.length
            : at + (current() == '\r' && byteAt(at + 1) == '\n' ? 2 : 1);
  }

  /** Goes past a tag, an anchor or an alias. */
  final void skipWord() {
    while (!isBlankOrEnd(current())) {
      at++;
    }
  }

  /** Whether nothing but a comment is in the rest of this line. */
  final boolean isAtComment() {
    boolean begins = lines.isFirst(at) || isBlank(bytes[at - 1]);
    return isLineEnd(current()) || (current() == '#' && begins);
  }

  /** Goes past the rest of the line, in which nothing but blanks and a comment may be. */
  final void restOfLine() throws RefusedSourceException {
    skipBlanks();
    if (!isAtComment()) {
      throw invalid();
    }
    skipLine();
    nextLine();
  }

  /** Whether this marker of a document is here. */
  final boolean isMarker(String marker) {
    for (int i = 0; i < marker.length(); i++) {
      if (byteAt(at + i) != marker.charAt(i)) {
        return false;
      }
    }
    return isBlankOrEnd(byteAt(at + marker.length()));
  }

  final void quoted() throws RefusedSourceException {
    byte quote = current();
    at++;
    while (current() != quote || (quote == '\'' && byteAt(at + 1) == quote)) {
      checkInside();
      boolean two = (quote == '"' && current() == '\\') || current() == quote;
      at += two ? 2 : 1;
    }
    at++;
  }

  /** Refuses a file that ends in the middle of a token, or whose document does. */
  private void checkInside() throws RefusedSourceException {
    if (at >= bytes.length) {
      throw new RefusedSourceException("ends in the middle of its YAML: it may be half written");
    }
    if (lines.isFirst(at) && (isMarker("---") || isMarker("..."))) {
      throw invalid();
    }
  }

  /** Goes past a collection in brackets or braces, with all that is in it. */
  final void flow() throws RefusedSourceException {
    int depth = 0;
    boolean begins = true; // This says whether a scalar can begin here.
    do {
      checkInside();
      byte c = current();
      if (c == '#' && isAtComment()) {
        skipLine();
      } else if (begins && (c == '"' || c == '\'')) {
        quoted();
        begins = current() == ':';
      } else {
        at++;
        depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
        begins = begins(c, begins);
      }
    } while (depth > 0);
  }

  private boolean begins(byte c, boolean before) {
    return switch (c) {
      case '[', '{', ',' -> true;
      case ']', '}' -> current() == ':';
      case ':' -> before || isBlankOrEnd(current()) || ",[]{}".indexOf(current()) >= 0;
      case ' ', '\t', '\n', '\r' -> before;
      case '!', '&' -> {
        if (before) {
          skipProperty();
        }
        yield before;
      }
      default -> false;
    };
  }

  private void skipProperty() {
    while (!isBlankOrEnd(current()) && ",[]{}".indexOf(current()) < 0) {
      at++;
    }
  }

  /**
   * Goes past the part of a plain scalar that is in this line: up to a comment, or a colon that
   * makes it a key.
   */
  final void plain() {
    while (!isLineEnd(current()) && !isAtComment() && !isKeyEnd()) {
      at++;
    }
  }

  /** Whether the colon here ends a key. */
  final boolean isKeyEnd() {
    return current() == ':' && isBlankOrEnd(byteAt(at + 1));
  }

  /** Returns the exception for YAML at this offset that is invalid, or isn't understood. */
  final RefusedSourceException invalid() {
    int line = lines.lineOf(Math.min(at, Math.max(0, bytes.length - 1))) + 1;
    return new RefusedSourceException("has YAML in line " + line + " that isn't understood");
  }
}
