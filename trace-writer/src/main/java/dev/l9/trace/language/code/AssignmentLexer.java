package dev.l9.trace.language.code;

import dev.l9.trace.language.RefusedSourceException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a language in which the facts of a section may be assigned to a name, in brackets. A
 * comment counts only outside of all brackets, since a section is never inside them.
 */
class AssignmentLexer extends CodeLexer {

  final String name;
  private int brackets;
  private boolean mismatched;

  /** The line of the assignment that is being read; -1 if none is. */
  private int assignment = -1;

  /**
   * Makes a lexer that looks for assignments to one name.
   *
   * @param name the name to which the facts are assigned
   */
  AssignmentLexer(CodeSyntax syntax, byte[] file, String name) throws RefusedSourceException {
    super(syntax, file);
    this.name = name;
  }

  @Override
  void commentLine(int line) {
    if (brackets == 0) {
      super.commentLine(line);
    }
  }

  @Override
  boolean special(int nesting) {
    byte c = bytes[at];
    if (brackets == 0 && c == name.charAt(0) && isName() && !isContinuation()) {
      assignment = isAssignment() ? lines.lineOf(at) : -1;
    } else if (c == '(' || c == '[' || c == '{') {
      brackets++;
    } else if (c == ')' || c == ']' || c == '}') {
      brackets--;
      mismatched |= brackets < 0;
      if (brackets == 0 && assignment >= 0) {
        endAssignment();
      }
    }
    return false;
  }

  /** Whether a line begins here with the name. */
  boolean isName() {
    return lines.isFirst(at) && startsWith(name);
  }

  private boolean isContinuation() {
    int last = at - 1;
    while (last >= 0 && isLineEnd(bytes[last])) {
      last--;
    }
    return last >= 0 && bytes[last] == '\\';
  }

  /**
   * Whether a collection in braces is assigned here, directly behind this name and an equals sign.
   */
  final boolean isAssignment() {
    int next = pastBlanks(at + name.length());
    return startsWith(next, "=") && startsWith(pastBlanks(next + 1), "{");
  }

  final int pastBlanks(int from) {
    int next = from;
    while (startsWith(next, " ") || startsWith(next, "\t")) {
      next++;
    }
    return next;
  }

  /**
   * Ends the assignment at its last brace. Its lines are facts if nothing but a comment follows in
   * the last one.
   */
  private void endAssignment() {
    int next = pastBlanks(at + 1);
    if (next >= bytes.length || isLineEnd(bytes[next]) || bytes[next] == '#') {
      for (int line = assignment; line <= lines.lineOf(at); line++) {
        lines.setBody(line);
      }
    }
    assignment = -1;
  }

  /** Whether this is within brackets. */
  final boolean isInBrackets() {
    return brackets > 0;
  }

  @Override
  boolean isBalanced() {
    return brackets == 0 && !mismatched;
  }

  @Override
  @Nullable String unfit() {
    return isBalanced() ? super.unfit() : "has unbalanced brackets: it may be half written";
  }
}
