package dev.l9.trace.section.format;

import dev.l9.trace.language.FormatterSwitch;
import dev.l9.trace.language.JavaLexer;
import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.section.FramedFormat;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFrame;
import dev.l9.trace.section.Top;

/** The format of Java source files: a section is JSON behind {@code //}. */
final class JavaFormat extends FramedFormat {

  private static final String SIGN = "// ";

  @Override
  protected LexedSource lex(byte[] file, Section section) throws RefusedSourceException {
    return JavaLexer.lex(file, LexedSource.start(file));
  }

  @Override
  protected String frame(Section section, String json, String lineEnd) {
    return SectionFrame.render(section, SIGN, FormatterSwitch.TAGS, json, lineEnd);
  }

  @Override
  protected Top top(byte[] file, LexedSource lexed) throws RefusedSourceException {
    return TopOfFile.belowComments(file, SIGN);
  }
}
