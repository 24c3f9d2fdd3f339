package dev.l9.trace.language.code;

import java.util.List;

/** The ways in which dialects of SQL differ about what ends a string or a comment. */
public enum SqlDialect {
  STANDARD(false, false),
  NESTED(false, true),
  ESCAPES(true, false),
  NESTED_WITH_ESCAPES(true, true);

  @SuppressWarnings("ImmutableEnumChecker") // It is a record of a list that nobody can change.
  private final CodeSyntax syntax;

  SqlDialect(boolean escapes, boolean nested) {
    Quote[] quotes = {quote("'", escapes), quote("\"", escapes), Quote.doubled("`")};
    this.syntax = new CodeSyntax("--", "/*", "*/", nested, false, true, List.of(quotes));
  }

  /** A string whose quote, twice, is part of it. */
  static Quote quote(String mark, boolean escapes) {
    return new Quote(mark, mark, escapes, true, true, false, null);
  }

  CodeSyntax syntax() {
    return syntax;
  }
}
