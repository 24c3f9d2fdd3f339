package dev.l9.trace.section.format;

import dev.l9.trace.language.CommentSign;
import dev.l9.trace.language.FormatterSwitch;
import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.SourceLines;
import dev.l9.trace.section.FramedFormat;
import dev.l9.trace.section.Place;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFrame;
import dev.l9.trace.section.Top;
import org.jspecify.annotations.Nullable;

/** The format of property files: a section is JSON behind {@code #}. */
final class PropertiesFormat extends FramedFormat {

  @Override
  protected LexedSource lex(byte[] file, Section section) throws RefusedSourceException {
    SourceLines lines = SourceLines.split(file, CommentSign.HASH);
    boolean hasText = false;
    boolean continued = false;
    boolean goesOn = false;
    for (int line = 0; line < lines.count(); line++) {
      int first = lines.start(line);
      int end = lines.endOfText(line);
      int text = first;
      while (text < end && isBlank(file[text])) {
        text++;
      }
      hasText |= text < end;
      boolean comment = !continued && text < end && (file[text] == '#' || file[text] == '!');
      if (comment && text == first && file[text] == '#') {
        lines.setComment(line);
      }
      continued = !comment && endsInBackslash(file, first, end);
      // This holds even if blank lines follow, since one of them may be taken for the blank line
      // above a section.
      goesOn = (text == end || comment) ? goesOn : continued;
    }
    boolean isEnd = section.place() != Place.TOP;
    @Nullable String unfit = goesOn && isEnd ? "ends in a line that goes on in the next one" : null;
    return new LexedSource(lines, hasText, true, unfit);
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t' || c == '\f';
  }

  private static boolean endsInBackslash(byte[] file, int from, int to) {
    int backslashes = 0;
    while (to - backslashes > from && file[to - backslashes - 1] == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  @Override
  protected String frame(Section section, String json, String lineEnd) {
    return SectionFrame.render(section, "# ", FormatterSwitch.NONE, json, lineEnd);
  }

  @Override
  protected Top top(byte[] file, LexedSource lexed) throws RefusedSourceException {
    return TopOfFile.belowComments(file, "#");
  }
}
