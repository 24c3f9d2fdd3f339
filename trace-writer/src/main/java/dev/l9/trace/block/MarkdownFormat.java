package dev.l9.trace.block;

import org.jspecify.annotations.Nullable;

/** The blocks of Markdown files: titles in HTML comments around a fenced block of JSON. */
final class MarkdownFormat extends FramedFormat {

  private static final String FENCE = "```";

  @Override
  LexedSource lex(byte[] file) throws RefusedSourceException {
    return new MarkdownLexer(file).lex();
  }

  @Override
  String frame(String json, String lineEnd) {
    String facts = FENCE + "json\n" + json + "\n" + FENCE;
    return comment(BlockFrame.TITLE)
        + lineEnd
        + facts.replace("\n", lineEnd)
        + lineEnd
        + comment(BlockFrame.END);
  }

  private static String comment(String text) {
    return "<!-- " + text + " -->";
  }

  @Override
  @Nullable String json(SourceLines lines, BlockRange range) {
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
}
