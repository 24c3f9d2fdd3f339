package dev.l9.trace.block;

/** The blocks of Java source files: JSON behind {@code //}. */
final class JavaFormat extends FramedFormat {

  private static final String SIGN = "// ";

  @Override
  LexedSource lex(byte[] file) throws RefusedSourceException {
    return JavaLexer.lex(file, LexedSource.start(file));
  }

  @Override
  String frame(String json, String lineEnd) {
    return BlockFrame.render(SIGN, FormatterSwitch.TAGS, json, lineEnd);
  }
}
