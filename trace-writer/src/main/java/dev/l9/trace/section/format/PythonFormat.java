package dev.l9.trace.section.format;

import dev.l9.trace.json.PythonReader;
import dev.l9.trace.json.PythonWriter;
import dev.l9.trace.language.FormatterSwitch;
import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.SourceLines;
import dev.l9.trace.language.code.PythonLexer;
import dev.l9.trace.language.code.PythonTop;
import dev.l9.trace.section.FramedFormat;
import dev.l9.trace.section.JsonLines;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFrame;
import dev.l9.trace.section.SectionRange;
import dev.l9.trace.section.Top;
import org.jspecify.annotations.Nullable;

/**
 * The format of Python files: a section is an assignment, {@code __l9_trace__ = {…}}, between
 * comments.
 */
final class PythonFormat extends FramedFormat {

  /** The first lines of a section, among which is the switch for formatters if it has one. */
  private static final int HEAD = 8;

  @Override
  protected LexedSource lex(byte[] file, Section section) throws RefusedSourceException {
    return new PythonLexer(file, section.keys().python()).lex();
  }

  @Override
  protected String frame(Section section, String json, String lineEnd) {
    String assignment =
        section.keys().python() + " = " + PythonWriter.literal(JsonLines.belowKey(json));
    return SectionFrame.render(section, "# ", FormatterSwitch.PYTHON, "", assignment, lineEnd);
  }

  /**
   * There are two, as Python's style demands behind a function. Sections without a switch for
   * formatters have one.
   */
  @Override
  protected int blankLinesAbove(String block) {
    for (String line : block.split("\r\n|\r|\n", HEAD)) {
      if (line.strip().equals("# " + FormatterSwitch.PYTHON.text())) {
        return 2;
      }
    }
    return 1;
  }

  @Override
  protected @Nullable String json(SourceLines lines, SectionRange range) {
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

  @Override
  protected Top top(byte[] file, LexedSource lexed) throws RefusedSourceException {
    int end = PythonTop.end(file);
    return end < 0 ? TopOfFile.belowComments(file, "#") : Top.below(file, end, true);
  }
}
