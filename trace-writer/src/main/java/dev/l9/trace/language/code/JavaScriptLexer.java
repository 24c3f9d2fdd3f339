package dev.l9.trace.language.code;

import dev.l9.trace.language.RefusedSourceException;
import java.util.Set;

/**
 * Adds JavaScript's regular expressions.
 *
 * <p>Whether a slash begins one or divides, only a full parser knows. Where this guess is wrong, a
 * quote in what was taken for the other usually has no end, and the file is refused.
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
