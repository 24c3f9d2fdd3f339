package dev.l9.trace.block;

import java.util.List;

/** The languages, Java aside, in which a block is JSON behind the signs of a comment. */
enum CodeLanguage {
  KOTLIN(
      CodeSyntax.braces(
          true,
          true,
          Quote.raw("\"\"\"", "\"\"\"").endingGreedily().withHole("${"),
          Quote.line("\"").withHole("${"),
          Quote.line("'"),
          Quote.rawLine("`", "`"))) {
    @Override
    CodeLexer lexer(byte[] file) throws RefusedSourceException {
      return new KotlinLexer(syntax(), file);
    }
  },
  SCALA(CodeSyntax.braces(true, true, Quote.rawLine("`", "`"))) {
    @Override
    CodeLexer lexer(byte[] file) throws RefusedSourceException {
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
    CodeLexer lexer(byte[] file) throws RefusedSourceException {
      return new GroovyLexer(syntax(), file);
    }
  },
  JAVASCRIPT(
      CodeSyntax.braces(
          false, true, Quote.lines("`").withHole("${"), Quote.line("\""), Quote.line("'"))) {
    @Override
    CodeLexer lexer(byte[] file) throws RefusedSourceException {
      return new JavaScriptLexer(syntax(), file);
    }
  },
  GO(CodeSyntax.braces(false, false, Quote.raw("`", "`"), Quote.line("\""), Quote.line("'"))),
  RUST(CodeSyntax.braces(true, false, Quote.lines("\""))) {
    @Override
    CodeLexer lexer(byte[] file) throws RefusedSourceException {
      return new RustLexer(syntax(), file);
    }
  },
  C(
      new CodeSyntax(
          "//", "/*", "*/", false, false, true, List.of(Quote.line("\""), Quote.line("'")))) {
    @Override
    CodeLexer lexer(byte[] file) throws RefusedSourceException {
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
    CodeLexer lexer(byte[] file) throws RefusedSourceException {
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
    CodeLexer lexer(byte[] file) throws RefusedSourceException {
      return new RubyLexer(syntax(), file);
    }
  };

  @SuppressWarnings("ImmutableEnumChecker") // A record, of a list that nobody can change.
  private final CodeSyntax syntax;

  CodeLanguage(CodeSyntax syntax) {
    this.syntax = syntax;
  }

  CodeSyntax syntax() {
    return syntax;
  }

  /** What has the language's formatters leave a block alone. */
  FormatterSwitch formatters() {
    return switch (this) {
      case KOTLIN, SCALA, GROOVY -> FormatterSwitch.TAGS;
      case C -> FormatterSwitch.CLANG;
      default -> FormatterSwitch.NONE;
    };
  }

  CodeLexer lexer(byte[] file) throws RefusedSourceException {
    return new CodeLexer(syntax, file);
  }
}
