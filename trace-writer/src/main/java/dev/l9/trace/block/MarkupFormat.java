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
        + BlockFrame.render("", facts, lineEnd)
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
      boolean whole =
          isOutside(lines, above, MarkupLexer.OPEN) && isOutside(lines, below, MarkupLexer.CLOSE);
      ranges.add(
          whole
              ? new BlockRange(
                  lines.start(above), lines.start(below + 1), range.body(), range.bodyEnd())
              : range);
    }
    return ranges;
  }

  private static boolean isOutside(SourceLines lines, int line, String text) {
    return !lines.isComment(line) && lines.isText(line, text);
  }
}
