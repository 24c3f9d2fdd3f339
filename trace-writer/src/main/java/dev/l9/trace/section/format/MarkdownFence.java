package dev.l9.trace.section.format;

import dev.l9.trace.language.FormatterSwitch;
import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.SourceLines;
import dev.l9.trace.language.markup.MarkdownLexer;
import dev.l9.trace.section.FramedFormat;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFrame;
import dev.l9.trace.section.SectionRange;
import dev.l9.trace.section.Top;
import org.jspecify.annotations.Nullable;

/**
 * The format of sections at the end of a Markdown file: a section is a fenced block of JSON between
 * titles in HTML comments.
 */
final class MarkdownFence extends FramedFormat {

  private static final String FENCE = "```";

  @Override
  protected LexedSource lex(byte[] file, Section section) throws RefusedSourceException {
    return new MarkdownLexer(file).lex();
  }

  @Override
  protected String frame(Section section, String json, String lineEnd) {
    StringBuilder head = new StringBuilder(comment(section.title()));
    for (String note : SectionFrame.writtenNotes(section)) {
      head.append('\n').append(comment(note));
    }
    String block =
        head
            + ("\n" + comment(FormatterSwitch.PRETTIER.text()))
            + ("\n" + FENCE + "json\n" + json + "\n" + FENCE)
            // The blank line is there because formatters would add it.
            + ("\n\n" + comment(section.end()));
    return block.replace("\n", lineEnd);
  }

  private static String comment(String text) {
    return "<!-- " + text + " -->";
  }

  @Override
  protected @Nullable String json(SourceLines lines, SectionRange range) {
    int first = range.body();
    while (first < range.bodyEnd() && !lines.isBody(first)) {
      first++;
    }
    int last = range.bodyEnd() - 1;
    while (last > first && !lines.isBody(last)) {
      last--;
    }
    return last > first ? lines.text(first + 1, last).strip() : null;
  }

  /** Sections at the top are in the front matter, so that this is never asked. */
  @Override
  protected Top top(byte[] file, LexedSource lexed) throws RefusedSourceException {
    return new Top(LexedSource.start(file), false);
  }

  /**
   * Looks through a file that is going to get another section, and refuses it if it must not be
   * changed.
   */
  LexedSource checked(byte[] file, Section section) throws RefusedSourceException {
    LexedSource lexed = lex(file, section);
    check(lexed);
    return lexed;
  }
}
