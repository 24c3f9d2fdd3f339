package dev.l9.trace.block;

import org.jspecify.annotations.Nullable;

/** The blocks of Python files: a literal, {@code __l9_trace__ = {…}}, between comments. */
final class PythonFormat extends FramedFormat {

  /** The lines of a block that may have the switch for formatters, and more below. */
  private static final int HEAD = 8;

  @Override
  LexedSource lex(byte[] file) throws RefusedSourceException {
    return new PythonLexer(file).lex();
  }

  @Override
  String frame(String json, String lineEnd) {
    String assignment = PythonLexer.NAME + " = " + PythonWriter.literal(json);
    return BlockFrame.render("# ", FormatterSwitch.PYTHON, "", assignment, lineEnd);
  }

  /** Two, as Python's style has it behind a function; one in blocks that have no switch. */
  @Override
  int blankLinesAbove(String block) {
    for (String line : block.split("\r\n|\r|\n", HEAD)) {
      if (line.strip().equals("# " + FormatterSwitch.PYTHON.text())) {
        return 2;
      }
    }
    return 1;
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
