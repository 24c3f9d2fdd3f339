package dev.l9.trace.block;

/** The blocks of source files: JSON behind {@code //} or {@code #}. */
final class CodeFormat extends FramedFormat {

  private final CodeLanguage language;

  CodeFormat(CodeLanguage language) {
    this.language = language;
  }

  @Override
  LexedSource lex(byte[] file) throws RefusedSourceException {
    return language.lexer(file).lex();
  }

  @Override
  boolean canEndLinesWithCr() {
    return language.syntax().cr();
  }

  @Override
  String frame(String json, String lineEnd) {
    return BlockFrame.render(language.syntax().sign() + " ", language.formatters(), json, lineEnd);
  }
}
