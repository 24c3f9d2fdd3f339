package dev.l9.trace.language.data;

import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.LineEnd;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.Utf8;

/**
 * Goes past the tokens of JSON (RFC 8259) in UTF-8, one by one. Where there is no valid token, the
 * file is refused.
 */
class JsonTokens {

  final byte[] bytes;

  /** The offset of what is read next. */
  int at;

  /** How many lines end in each way. Lines end between tokens only. */
  private int lf;

  private int crlf;
  private int cr;

  JsonTokens(byte[] file) throws RefusedSourceException {
    this.bytes = file;
    this.at = LexedSource.start(file);
  }

  /** The most frequent line end. */
  public final LineEnd dominantEnd() {
    return LineEnd.dominant(lf, crlf, cr);
  }

  final void skipBlanks() {
    for (; at < bytes.length; at++) {
      switch (bytes[at]) {
        case ' ', '\t' -> {}
        case '\n' -> lf++;
        case '\r' -> {
          boolean two = at + 1 < bytes.length && bytes[at + 1] == '\n';
          crlf += two ? 1 : 0;
          cr += two ? 0 : 1;
          at += two ? 1 : 0;
        }
        default -> {
          return;
        }
      }
    }
  }

  /** The byte here; 0 at the end, with which no token begins. */
  final byte current() {
    return at < bytes.length ? bytes[at] : 0;
  }

  final void expect(char c) throws RefusedSourceException {
    if (current() != c) {
      throw invalid();
    }
    at++;
  }

  /** Goes past a value that isn't an object or an array. */
  final void scalar() throws RefusedSourceException {
    switch (current()) {
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    }
  }

  private void word(String word) throws RefusedSourceException {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
  }

  private void number() throws RefusedSourceException {
    at += current() == '-' ? 1 : 0;
    if (current() == '0') {
      at++;
    } else {
      digits();
    }
    if (current() == '.') {
      at++;
      digits();
    }
    if (current() == 'e' || current() == 'E') {
      at++;
      at += current() == '-' || current() == '+' ? 1 : 0;
      digits();
    }
  }

  private void digits() throws RefusedSourceException {
    int start = at;
    while (current() >= '0' && current() <= '9') {
      at++;
    }
    if (at == start) {
      throw invalid();
    }
  }

  final void string() throws RefusedSourceException {
    expect('"');
    while (current() != '"') {
      byte c = current();
      if (c == '\\') {
        escape();
      } else if (c < 0) {
        at = Utf8.skip(bytes, at);
      } else if (c >= ' ') {
        at++;
      } else {
        throw invalid();
      }
    }
    at++;
  }

  private void escape() throws RefusedSourceException {
    at++;
    if (current() != 'u') {
      if ("\"\\/bfnrt".indexOf(current()) < 0) {
        throw invalid();
      }
      at++;
      return;
    }
    at++;
    for (int i = 0; i < 4; i++, at++) {
      if (Character.digit(current(), 16) < 0) {
        throw invalid();
      }
    }
  }

  /** Returns the exception for invalid JSON at this offset. */
  final RefusedSourceException invalid() {
    int line = 1;
    for (int i = 0; i < at && i < bytes.length; i++) {
      boolean crlf = bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n';
      line += bytes[i] == '\n' || (bytes[i] == '\r' && !crlf) ? 1 : 0;
    }
    return new RefusedSourceException(
        at >= bytes.length
            ? "ends in the middle of its JSON: it may be half written"
            : "is not valid JSON in line " + line);
  }
}
