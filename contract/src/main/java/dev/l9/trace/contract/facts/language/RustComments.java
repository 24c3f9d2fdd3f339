package dev.l9.trace.contract.facts.language;

import dev.l9.trace.contract.facts.text.Comments;
import dev.l9.trace.contract.facts.text.Tokens;
import dev.l9.trace.contract.facts.text.Tokens.Kind;

/** Follows the documentation comments of Rust. Not thread-safe. */
final class RustComments {

  private final StringBuilder file = new StringBuilder();
  private StringBuilder pending = new StringBuilder();
  private String first = "";
  private String main = "";
  private String last = "";
  private int depth;

  /** Whether the last token was this. */
  boolean isAfter(String token) {
    return last.equals(token);
  }

  /** Follows a token that is neither an import nor the name of a type. */
  void token(Tokens tokens) {
    if (tokens.kind() == Kind.COMMENT) {
      if (depth == 0) {
        comment(tokens.text());
      }
      return;
    }
    last = tokens.kind() == Kind.STRING ? "" : tokens.text();
    depth += tokens.is("{") ? 1 : tokens.is("}") ? -1 : 0;
    if (depth <= 0 && (tokens.is("}") || tokens.is(";"))) {
      pending = new StringBuilder();
    }
  }

  private void comment(String comment) {
    if (comment.startsWith("//!") || comment.startsWith("/*!")) {
      file.append(Comments.textOf(comment)).append('\n');
    } else if (isOuter(comment)) {
      pending.append(Comments.textOf(comment)).append('\n');
    }
  }

  private static boolean isOuter(String comment) {
    boolean line = comment.startsWith("///") && !comment.startsWith("////");
    return line || Comments.isDocumentation(comment);
  }

  /** Notes that a type is declared here. */
  void type(boolean isMain) {
    if (depth > 0) {
      return;
    }
    String comment = pending.toString();
    pending = new StringBuilder();
    first = first.isEmpty() ? comment : first;
    main = isMain ? comment : main;
  }

  /** The documentation of the file, else of its main or first type. */
  String best() {
    return file.length() > 0 ? file.toString() : main.isEmpty() ? first : main;
  }
}
