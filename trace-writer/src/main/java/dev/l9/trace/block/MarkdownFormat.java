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
    String block =
        comment(BlockFrame.TITLE)
            + ("\n" + comment(FormatterSwitch.PRETTIER.text()))
            + ("\n" + FENCE + "json\n" + json + "\n" + FENCE)
            // A blank line, which formatters put there if it's missing.
            + ("\n\n" + comment(BlockFrame.END));
    return block.replace("\n", lineEnd);
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
