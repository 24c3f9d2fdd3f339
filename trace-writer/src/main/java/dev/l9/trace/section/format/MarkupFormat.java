package dev.l9.trace.section.format;

import dev.l9.trace.json.JsonEscapes;
import dev.l9.trace.language.FormatterSwitch;
import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.SourceLines;
import dev.l9.trace.language.markup.HtmlLexer;
import dev.l9.trace.language.markup.MarkupLexer;
import dev.l9.trace.language.markup.XmlLexer;
import dev.l9.trace.section.FramedFormat;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFinder;
import dev.l9.trace.section.SectionFrame;
import dev.l9.trace.section.SectionRange;
import dev.l9.trace.section.Top;
import java.util.ArrayList;
import java.util.List;

/**
 * The format of XML and HTML files: frame and JSON are in one comment, which contains no two dashes
 * in a row.
 */
final class MarkupFormat extends FramedFormat {

  private final boolean xml;

  MarkupFormat(boolean xml) {
    this.xml = xml;
  }

  @Override
  protected LexedSource lex(byte[] file, Section section) throws RefusedSourceException {
    return xml ? new XmlLexer(file).lex() : new HtmlLexer(file).lex();
  }

  @Override
  protected String frame(Section section, String json, String lineEnd) {
    String facts = JsonEscapes.escape(json, JsonEscapes.NONE);
    return MarkupLexer.OPEN
        + lineEnd
        + SectionFrame.render(section, "", FormatterSwitch.NONE, facts, lineEnd)
        + lineEnd
        + MarkupLexer.CLOSE;
  }

  /**
   * A section includes the lines that begin and end its comment, if nothing else is in the comment.
   */
  @Override
  protected List<SectionRange> ranges(SourceLines lines, Section section) {
    List<SectionRange> ranges = new ArrayList<>();
    for (SectionRange range : SectionFinder.find(lines, section)) {
      int above = lines.lineOf(range.start()) - 1;
      int below = lines.lineOf(range.end());
      int end = end(lines, below);
      boolean whole = end > 0 && outside(lines, above).strip().equals(MarkupLexer.OPEN);
      ranges.add(
          whole ? new SectionRange(lines.start(above), end, range.body(), range.bodyEnd()) : range);
    }
    return ranges;
  }

  /** The text of a line; empty if the line is within a comment or doesn't exist. */
  private static String outside(SourceLines lines, int line) {
    boolean none = line < 0 || line >= lines.count() || lines.isComment(line);
    return none ? "" : lines.text(line, line + 1);
  }

  /**
   * The offset behind the comment that ends in this line, including the line end if nothing else
   * follows; 0 if no comment ends here.
   */
  private static int end(SourceLines lines, int line) {
    String text = outside(lines, line);
    if (!text.stripLeading().startsWith(MarkupLexer.CLOSE)) {
      return 0;
    }
    int close = text.indexOf(MarkupLexer.CLOSE) + MarkupLexer.CLOSE.length();
    boolean more = !text.substring(close).isBlank();
    return more ? lines.start(line) + close : lines.start(line + 1);
  }

  /**
   * The place is below a declaration at the very top: the XML declaration, or the document type of
   * HTML.
   */
  @Override
  protected Top top(byte[] file, LexedSource lexed) throws RefusedSourceException {
    SourceLines lines = lexed.lines();
    String first = lines.count() == 0 ? "" : lines.text(0, 1).stripTrailing();
    String close = xml ? "?>" : ">";
    boolean declares = first.regionMatches(true, 0, xml ? "<?xml " : "<!doctype ", 0, xml ? 6 : 10);
    if (declares && first.indexOf(close) == first.length() - close.length()) {
      return Top.below(file, lines.start(1), true);
    }
    if (declares && xml) {
      throw new RefusedSourceException("has more than its declaration in its first line");
    }
    return new Top(LexedSource.start(file), false);
  }
}
