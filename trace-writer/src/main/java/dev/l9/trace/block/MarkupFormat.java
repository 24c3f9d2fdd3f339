package dev.l9.trace.block;

import java.util.ArrayList;
import java.util.List;

/** The blocks of XML and HTML files: frame and JSON in one comment, in which are no two dashes. */
final class MarkupFormat extends FramedFormat {

  private final boolean xml;

  MarkupFormat(boolean xml) {
    this.xml = xml;
  }

  @Override
  LexedSource lex(byte[] file) throws RefusedSourceException {
    return xml ? new XmlLexer(file).lex() : new HtmlLexer(file).lex();
  }

  @Override
  String frame(String json, String lineEnd) {
    String facts = JsonEscapes.escape(json, JsonEscapes.NONE);
    return MarkupLexer.OPEN
        + lineEnd
        + BlockFrame.render("", FormatterSwitch.NONE, facts, lineEnd)
        + lineEnd
        + MarkupLexer.CLOSE;
  }

  /** With the lines that begin and end the comment, where nothing else is in it. */
  @Override
  List<BlockRange> ranges(SourceLines lines) {
    List<BlockRange> ranges = new ArrayList<>();
    for (BlockRange range : BlockFinder.find(lines)) {
      int above = lines.lineOf(range.start()) - 1;
      int below = lines.lineOf(range.end());
      int end = end(lines, below);
      boolean whole = end > 0 && outside(lines, above).strip().equals(MarkupLexer.OPEN);
      ranges.add(
          whole ? new BlockRange(lines.start(above), end, range.body(), range.bodyEnd()) : range);
    }
    return ranges;
  }

  /** The text of a line that isn't within a comment. */
  private static String outside(SourceLines lines, int line) {
    boolean none = line < 0 || line >= lines.count() || lines.isComment(line);
    return none ? "" : lines.text(line, line + 1);
  }

  /** The offset behind the comment that ends in this line, and behind the line; 0 if none does. */
  private static int end(SourceLines lines, int line) {
    String text = outside(lines, line);
    if (!text.stripLeading().startsWith(MarkupLexer.CLOSE)) {
      return 0;
    }
    int close = text.indexOf(MarkupLexer.CLOSE) + MarkupLexer.CLOSE.length();
    boolean more = !text.substring(close).isBlank();
    return more ? lines.start(line) + close : lines.start(line + 1);
  }
}
