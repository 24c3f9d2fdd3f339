package dev.l9.trace.language.code;

import java.util.List;

/**
 * The comments and literals of a language, as far as a table can say them. Immutable.
 *
 * @param sign what begins a comment that ends with its line
 * @param comment what begins a block comment; empty if the language has none
 * @param commentEnd what ends a block comment
 * @param nested whether block comments nest
 * @param braces whether braces always come in pairs
 * @param cr whether CR alone ends a line
 * @param quotes the literals; if one opening quote begins with another, the longer one comes first
 */
record CodeSyntax(
    String sign,
    String comment,
    String commentEnd,
    boolean nested,
    boolean braces,
    boolean cr,
    List<Quote> quotes) {

  /** A language with the comments of C, in which braces come in pairs. */
  static CodeSyntax braces(boolean nested, boolean cr, Quote... quotes) {
    return new CodeSyntax("//", "/*", "*/", nested, true, cr, List.of(quotes));
  }

  /** A language whose only comments begin with {@code #}. */
  static CodeSyntax hash(boolean cr, Quote... quotes) {
    return new CodeSyntax("#", "", "", false, false, cr, List.of(quotes));
  }
}
