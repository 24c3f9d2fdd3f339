package dev.l9.trace.contract.facts.text;

import java.util.List;
import java.util.Set;

/**
 * The comments and strings of a language, as far as {@link Tokens} need them. Immutable.
 *
 * <p>These are looser than the lexers of {@code dev.l9.trace.language}: those refuse a file that is
 * half written, and this one still has a name and imports.
 */
public enum Syntax {
  JAVA(List.of("//"), "/*", false, Quote.lines("\"\"\""), Quote.line("\""), Quote.line("'")),
  KOTLIN(
      List.of("//"),
      "/*",
      true,
      Quote.raw("\"\"\"", "\"\"\"").withHole("${"),
      Quote.line("\"").withHole("${"),
      Quote.line("'"),
      Quote.name("`")),
  SCALA(
      Set.of(Extra.CHARACTERS),
      List.of("//"),
      "/*",
      true,
      Quote.raw("\"\"\"", "\"\"\""),
      Quote.line("\""),
      Quote.name("`")),
  GROOVY(
      Set.of(Extra.EXPRESSIONS),
      List.of("//"),
      "/*",
      false,
      Quote.lines("\"\"\"").withHole("${"),
      Quote.lines("'''"),
      Quote.line("\"").withHole("${"),
      Quote.line("'")),
  JAVASCRIPT(
      Set.of(Extra.EXPRESSIONS),
      List.of("//"),
      "/*",
      false,
      Quote.lines("`").withHole("${"),
      Quote.line("\""),
      Quote.line("'")),
  GO(List.of("//"), "/*", false, Quote.raw("`", "`"), Quote.line("\""), Quote.line("'")),
  RUST(Set.of(Extra.CHARACTERS, Extra.RUST_RAW), List.of("//"), "/*", true, Quote.lines("\"")),
  C(Set.of(Extra.C_RAW), List.of("//"), "/*", false, Quote.line("\""), Quote.line("'")),
  DART(
      List.of("//"),
      "/*",
      true,
      Quote.raw("r\"\"\"", "\"\"\""),
      Quote.raw("r'''", "'''"),
      Quote.raw("r\"", "\""),
      Quote.raw("r'", "'"),
      Quote.lines("\"\"\"").withHole("${"),
      Quote.lines("'''").withHole("${"),
      Quote.line("\"").withHole("${"),
      Quote.line("'").withHole("${")),
  PYTHON(
      List.of("#"),
      "",
      false,
      Quote.lines("\"\"\""),
      Quote.lines("'''"),
      Quote.line("\""),
      Quote.line("'")),
  RUBY(
      Set.of(Extra.EXPRESSIONS, Extra.RUBY),
      List.of("#"),
      "",
      false,
      Quote.lines("\"").withHole("#{"),
      Quote.lines("`").withHole("#{"),
      Quote.lines("'")),
  /** Files whose first comment is all that is looked for. */
  HASH(List.of("#"), "", false),
  PROPERTIES(List.of("#", "!"), "", false),
  SQL(List.of("--", "#"), "/*", false);

  /** What only some languages have. */
  enum Extra {
    /** A single quote begins a character only if another follows one character later. */
    CHARACTERS,
    /** Regular expressions, or strings, stand between slashes. */
    EXPRESSIONS,
    /** {@code r#"…"#} */
    RUST_RAW,
    /** {@code R"x(…)x"} */
    C_RAW,
    /** Here documents, {@code =begin}, {@code __END__}. */
    RUBY
  }

  @SuppressWarnings("ImmutableEnumChecker") // These are immutable copies.
  private final Set<Extra> extras;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> lineComments;

  private final String blockComment;
  private final boolean nested;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Quote> quotes;

  Syntax(List<String> lineComments, String blockComment, boolean nested, Quote... quotes) {
    this(Set.of(), lineComments, blockComment, nested, quotes);
  }

  Syntax(
      Set<Extra> extras,
      List<String> lineComments,
      String blockComment,
      boolean nested,
      Quote... quotes) {
    this.extras = extras;
    this.lineComments = lineComments;
    this.blockComment = blockComment;
    this.nested = nested;
    this.quotes = List.of(quotes);
  }

  boolean has(Extra extra) {
    return extras.contains(extra);
  }

  List<String> lineComments() {
    return lineComments;
  }

  /** What begins a comment that ends with a star and a slash; empty if there is none. */
  String blockComment() {
    return blockComment;
  }

  boolean nested() {
    return nested;
  }

  List<Quote> quotes() {
    return quotes;
  }
}
