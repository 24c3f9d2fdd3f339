package dev.l9.trace.language.code;

import dev.l9.trace.language.RefusedSourceException;
import java.util.Set;

/**
 * Adds JavaScript's regular expressions.
 *
 * <p>Only a full parser knows whether a slash begins a regular expression or is a division. If this
 * lexer guesses wrong, a quote in the misread text usually has no end, and the file is refused.
 */
final class JavaScriptLexer extends CodeLexer {

  private static final Set<String> BEFORE_VALUES =
      Set.of(
          "return",
          "typeof",
          "instanceof",
          "in",
          "of",
          "new",
          "delete",
          "void",
          "throw",
          "case",
          "do",
          "else",
          "yield",
          "await");

  JavaScriptLexer(CodeSyntax syntax, byte[] file) throws RefusedSourceException {
    super(syntax, file);
  }

  @Override
  boolean special(int nesting) {
    return bytes[at] == '/' && !afterValue && expression();
  }

  private boolean expression() {
    boolean inClass = false;
    for (int end = at + 1; end < bytes.length && !isLineEnd(bytes[end]); end++) {
      byte c = bytes[end];
      if (c == '\\') {
        end++;
      } else if (c == '[' || c == ']') {
        inClass = c == '[';
      } else if (c == '/' && !inClass) {
        at = end + 1;
        afterValue = true;
        return true;
      }
    }
    return false;
  }

  @Override
  boolean isValue(int from, int to) {
    return !BEFORE_VALUES.contains(text(from, to));
  }
}
