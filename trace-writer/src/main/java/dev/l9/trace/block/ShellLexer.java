package dev.l9.trace.block;

import org.jspecify.annotations.Nullable;

/** Adds the shell's quotes, which nest by way of {@code $(…)}, and its here-documents. */
final class ShellLexer extends CodeLexer {

  private static final Quote PLAIN = Quote.raw("'", "'");
  private static final Quote ESCAPED = new Quote("$'", "'", true, true, false, false, null);
  private static final Quote BACKQUOTES = Quote.lines("`");

  private final HereDocuments documents = new HereDocuments(this, "\t");

  /** Parentheses around arithmetic, in which {@code <<} shifts. */
  private int arithmetic;

  ShellLexer(CodeSyntax syntax, byte[] file) throws RefusedSourceException {
    super(syntax, file);
  }

  @Override
  boolean isComment() {
    return bytes[at] == '#' && (lines.isFirst(at) || " \t\n\r;&|()`".indexOf(bytes[at - 1]) >= 0);
  }

  @Override
  void blank() throws RefusedSourceException {
    boolean lineEnd = bytes[at] == '\n';
    at++;
    if (lineEnd) {
      documents.read();
    }
  }

  @Override
  boolean special(int nesting) throws RefusedSourceException {
    checkNesting(nesting);
    switch (bytes[at]) {
      case '\\' -> at += startsWith("\\\r\n") ? 3 : 2;
      case '\'' -> quote(PLAIN, nesting);
      case '"' -> text(nesting);
      case '`' -> quote(BACKQUOTES, nesting);
      case '$' -> dollar(nesting, false);
      case '(' -> group(nesting);
      case '<' -> less();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void less() throws RefusedSourceException {
    if (startsWith("<<<")) {
      at += 3;
    } else if (startsWith("<<") && arithmetic == 0) {
      at += 2;
      documents.expect();
    } else {
      at++;
    }
  }

  private void text(int nesting) throws RefusedSourceException {
    at++;
    inside('"', nesting, true);
  }

  /** Reads up to a quote or brace, past what may hold others. */
  private void inside(char end, int nesting, boolean quoted) throws RefusedSourceException {
    checkNesting(nesting);
    while (at < bytes.length && bytes[at] != end) {
      switch (bytes[at]) {
        case '\\' -> at += 2;
        case '`' -> quote(BACKQUOTES, nesting);
        case '$' -> dollar(nesting, quoted);
        case '"' -> text(nesting + 1);
        case '\'' -> {
          if (quoted) {
            at++;
          } else {
            quote(PLAIN, nesting);
          }
        }
        default -> at++;
      }
    }
    if (at >= bytes.length) {
      throw noEnd();
    }
    at++;
  }

  private void dollar(int nesting, boolean quoted) throws RefusedSourceException {
    if (startsWith("${")) {
      at += 2;
      inside('}', nesting + 1, quoted);
    } else if (startsWith("$(")) {
      at++;
      group(nesting + 1);
    } else if (startsWith("$'") && !quoted) {
      quote(ESCAPED, nesting);
    } else {
      at++;
    }
  }

  private void group(int nesting) throws RefusedSourceException {
    boolean shifts = startsWith("((");
    arithmetic += shifts ? 1 : 0;
    at++;
    while (at < bytes.length && bytes[at] != ')') {
      element(nesting + 1);
    }
    if (at >= bytes.length) {
      throw new RefusedSourceException("has a parenthesis without an end");
    }
    at++;
    arithmetic -= shifts ? 1 : 0;
  }

  @Override
  void skipWord() {
    while (at < bytes.length && isWord(bytes[at]) && bytes[at] != '$') {
      at++;
    }
  }

  @Override
  @Nullable String unfit() {
    return documents.isEmpty() ? super.unfit() : HereDocuments.NO_END;
  }
}
