package dev.l9.trace.section.format;

import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.code.CodeLanguage;
import dev.l9.trace.section.FramedFormat;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFrame;
import dev.l9.trace.section.Top;

/** The format of source files: a section is JSON behind {@code //} or {@code #}. */
final class CodeFormat extends FramedFormat {

  private final CodeLanguage language;

  CodeFormat(CodeLanguage language) {
    this.language = language;
  }

  @Override
  protected LexedSource lex(byte[] file, Section section) throws RefusedSourceException {
    return language.lexer(file).lex();
  }

  @Override
  protected boolean canEndLinesWithCr() {
    return language.canEndLinesWithCr();
  }

  @Override
  protected String frame(Section section, String json, String lineEnd) {
    String sign = language.sign() + " ";
    return SectionFrame.render(section, sign, language.formatters(), json, lineEnd);
  }

  @Override
  protected Top top(byte[] file, LexedSource lexed) throws RefusedSourceException {
    return TopOfFile.belowComments(file, language.sign());
  }
}
