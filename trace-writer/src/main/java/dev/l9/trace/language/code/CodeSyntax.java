package dev.l9.trace.language.code;

import java.util.List;

/**
 * What in a language is a comment or a literal, as far as a table can say it.
 *
 * @param sign what begins a comment that ends with its line
 * @param comment what begins a comment that ends elsewhere; empty for none
 * @param commentEnd what ends it
 * @param nested whether there may be comments within comments
 * @param braces whether braces always come in pairs
 * @param cr whether CR alone ends a line
 * @param quotes the literals; those that begin like others come before these
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
