package dev.l9.trace.language.code;

import dev.l9.trace.language.FormatterSwitch;
import dev.l9.trace.language.RefusedSourceException;
import java.util.List;

/** The languages other than Java in which a block is JSON in line comments. Immutable. */
public enum CodeLanguage {
  KOTLIN(
      CodeSyntax.braces(
          true,
          true,
          Quote.raw("\"\"\"", "\"\"\"").endingGreedily().withHole("${"),
          Quote.line("\"").withHole("${"),
          Quote.line("'"),
          Quote.rawLine("`", "`"))) {
    @Override
    public CodeLexer lexer(byte[] file) throws RefusedSourceException {
      return new KotlinLexer(syntax(), file);
    }
  },
  SCALA(CodeSyntax.braces(true, true, Quote.rawLine("`", "`"))) {
    @Override
    public CodeLexer lexer(byte[] file) throws RefusedSourceException {
      return new ScalaLexer(syntax(), file);
    }
  },
  GROOVY(
      CodeSyntax.braces(
          false,
          true,
          Quote.lines("\"\"\"").withHole("${"),
          Quote.lines("'''"),
          Quote.line("\"").withHole("${"),
          Quote.line("'"))) {
    @Override
    public CodeLexer lexer(byte[] file) throws RefusedSourceException {
      return new GroovyLexer(syntax(), file);
    }
  },
  JAVASCRIPT(
      CodeSyntax.braces(
          false, true, Quote.lines("`").withHole("${"), Quote.line("\""), Quote.line("'"))) {
    @Override
    public CodeLexer lexer(byte[] file) throws RefusedSourceException {
      return new JavaScriptLexer(syntax(), file);
    }
  },
  GO(CodeSyntax.braces(false, false, Quote.raw("`", "`"), Quote.line("\""), Quote.line("'"))),
  RUST(CodeSyntax.braces(true, false, Quote.lines("\""))) {
    @Override
    public CodeLexer lexer(byte[] file) throws RefusedSourceException {
      return new RustLexer(syntax(), file);
    }
  },
  C(
      new CodeSyntax(
          "//", "/*", "*/", false, false, true, List.of(Quote.line("\""), Quote.line("'")))) {
    @Override
    public CodeLexer lexer(byte[] file) throws RefusedSourceException {
      return new CLexer(syntax(), file);
    }
  },
  DART(
      CodeSyntax.braces(
          true,
          true,
          Quote.raw("r\"\"\"", "\"\"\""),
          Quote.raw("r'''", "'''"),
          Quote.rawLine("r\"", "\""),
          Quote.rawLine("r'", "'"),
          Quote.lines("\"\"\"").withHole("${"),
          Quote.lines("'''").withHole("${"),
          Quote.line("\"").withHole("${"),
          Quote.line("'").withHole("${"))),
  TOML(
      CodeSyntax.hash(
          false,
          Quote.lines("\"\"\"").endingGreedily(),
          Quote.raw("'''", "'''").endingGreedily(),
          Quote.line("\""),
          Quote.rawLine("'", "'"))),
  SHELL(CodeSyntax.hash(false)) {
    @Override
    public CodeLexer lexer(byte[] file) throws RefusedSourceException {
      return new ShellLexer(syntax(), file);
    }
  },
  RUBY(
      new CodeSyntax(
          "#",
          "",
          "",
          false,
          true,
          false,
          List.of(
              Quote.lines("\"").withHole("#{"),
              Quote.lines("`").withHole("#{"),
              Quote.lines("'")))) {
    @Override
    public CodeLexer lexer(byte[] file) throws RefusedSourceException {
      return new RubyLexer(syntax(), file);
    }
  };

  @SuppressWarnings("ImmutableEnumChecker") // The field is a record, and its list is unmodifiable.
  private final CodeSyntax syntax;

  CodeLanguage(CodeSyntax syntax) {
    this.syntax = syntax;
  }

  CodeSyntax syntax() {
    return syntax;
  }

  /** The sign that makes the rest of a line a comment. */
  public String sign() {
    return syntax.sign();
  }

  /** Whether a CR alone is a line end in this language. */
  public boolean canEndLinesWithCr() {
    return syntax.cr();
  }

  /** The comment that makes the language's formatters skip a block. */
  public FormatterSwitch formatters() {
    return switch (this) {
      case KOTLIN, SCALA, GROOVY -> FormatterSwitch.TAGS;
      case C -> FormatterSwitch.CLANG;
      default -> FormatterSwitch.NONE;
    };
  }

  /** Makes a lexer for a file. A file in UTF-16, or with bytes of zero, is refused. */
  public CodeLexer lexer(byte[] file) throws RefusedSourceException {
    return new CodeLexer(syntax, file);
  }
}
