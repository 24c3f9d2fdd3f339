package dev.l9.trace.language.code;

import dev.l9.trace.language.RefusedSourceException;
import java.util.Set;

/** Adds Groovy's strings between slashes, in which a backslash is an escape before a slash only. */
final class GroovyLexer extends CodeLexer {

  private static final Set<String> BEFORE_VALUES =
      Set.of("return", "in", "case", "else", "assert", "throw", "instanceof", "as", "do");

  GroovyLexer(CodeSyntax syntax, byte[] file) throws RefusedSourceException {
    super(syntax, file);
  }

  @Override
  boolean special(int nesting) throws RefusedSourceException {
    if (afterValue) {
      return false;
    }
    if (startsWith("$/")) {
      at += 2;
      slashy("/$", "$/", "$$", nesting);
      return true;
    }
    if (bytes[at] == '/') {
      at++;
      slashy("/", "\\/", "\\/", nesting);
      return true;
    }
    return false;
  }

  private void slashy(String end, String escape, String other, int nesting)
      throws RefusedSourceException {
    while (!startsWith(end)) {
      if (at >= bytes.length) {
        throw noEnd();
      }
      if (startsWith(escape) || startsWith(other)) {
        at += 2;
      } else if (startsWith("${")) {
        at += 2;
        hole(nesting);
      } else {
        at++;
      }
    }
    at += end.length();
    afterValue = true;
  }

  @Override
  boolean isValue(int from, int to) {
    return !BEFORE_VALUES.contains(text(from, to));
  }
}
