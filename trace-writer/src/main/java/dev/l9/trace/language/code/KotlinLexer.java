package dev.l9.trace.language.code;

import dev.l9.trace.language.RefusedSourceException;

/** Adds Kotlin's strings with several dollars, {@code $$"${not a hole} $${a hole}"}. */
final class KotlinLexer extends CodeLexer {

  KotlinLexer(CodeSyntax syntax, byte[] file) throws RefusedSourceException {
    super(syntax, file);
  }

  @Override
  boolean special(int nesting) throws RefusedSourceException {
    int end = at;
    while (end < bytes.length && bytes[end] == '$') {
      end++;
    }
    if (end - at < 2 || !startsWith(end, "\"")) {
      return false;
    }
    String hole = "$".repeat(end - at) + "{";
    at = end;
    quote(
        startsWith("\"\"\"")
            ? Quote.raw("\"\"\"", "\"\"\"").endingGreedily().withHole(hole)
            : Quote.line("\"").withHole(hole),
        nesting);
    return true;
  }
}
