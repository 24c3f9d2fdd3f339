package dev.l9.trace.language.code;

import java.util.List;

/**
 * Groups of SQL dialects. They differ in whether a backslash is an escape in a string, and whether
 * block comments nest. Immutable.
 */
public enum SqlDialect {
  STANDARD(false, false),
  NESTED(false, true),
  ESCAPES(true, false),
  NESTED_WITH_ESCAPES(true, true);

  @SuppressWarnings("ImmutableEnumChecker") // The field is a record, and its list is unmodifiable.
  private final CodeSyntax syntax;

  SqlDialect(boolean escapes, boolean nested) {
    Quote[] quotes = {quote("'", escapes), quote("\"", escapes), Quote.doubled("`")};
    this.syntax = new CodeSyntax("--", "/*", "*/", nested, false, true, List.of(quotes));
  }

  /** A string in which a quote is written twice. */
  static Quote quote(String mark, boolean escapes) {
    return new Quote(mark, mark, escapes, true, true, false, null);
  }

  CodeSyntax syntax() {
    return syntax;
  }
}
