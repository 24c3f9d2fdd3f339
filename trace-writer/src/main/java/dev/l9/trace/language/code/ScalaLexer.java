package dev.l9.trace.language.code;

import dev.l9.trace.language.RefusedSourceException;
import org.jspecify.annotations.Nullable;

/**
 * Adds Scala's strings, which can have code in them only if a name is right before the quote. It
 * also distinguishes character literals from symbols.
 */
final class ScalaLexer extends CodeLexer {

  ScalaLexer(CodeSyntax syntax, byte[] file) throws RefusedSourceException {
    super(syntax, file);
  }

  @Override
  boolean special(int nesting) throws RefusedSourceException {
    if (bytes[at] == '\'') {
      characterOrName();
      return true;
    }
    if (bytes[at] != '"') {
      return false;
    }
    @Nullable String hole = at > 0 && isWord(bytes[at - 1]) ? "${" : null;
    quote(
        startsWith("\"\"\"")
            ? Quote.raw("\"\"\"", "\"\"\"").endingGreedily().withHole(hole)
            : Quote.line("\"").withHole(hole),
        nesting);
    return true;
  }
}
