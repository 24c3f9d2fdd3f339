package dev.l9.trace.block;

import org.jspecify.annotations.Nullable;

/** The blocks of Python files: a literal, {@code __l9_trace__ = {…}}, between comments. */
final class PythonFormat extends FramedFormat {

  @Override
  LexedSource lex(byte[] file) throws RefusedSourceException {
    return new PythonLexer(file).lex();
  }

  @Override
  String frame(String json, String lineEnd) {
    String assignment = PythonLexer.NAME + " = " + PythonWriter.literal(json);
    return BlockFrame.render("# ", "", assignment, lineEnd);
  }

  @Override
  @Nullable String json(SourceLines lines, BlockRange range) {
    int first = range.body();
    while (first < range.bodyEnd() && !lines.isBody(first)) {
      first++;
    }
    if (first >= range.bodyEnd()) {
      return null;
    }
    String assignment = lines.text(first, range.bodyEnd());
    return PythonReader.json(assignment.substring(assignment.indexOf('{')));
  }
}
