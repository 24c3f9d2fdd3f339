package dev.l9.trace.block;

import org.jspecify.annotations.Nullable;

/** The blocks of property files: JSON behind {@code #}. */
final class PropertiesFormat extends FramedFormat {

  @Override
  LexedSource lex(byte[] file) throws RefusedSourceException {
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
      // Also where blank lines follow: one of them may be taken for the block's.
      goesOn = (text == end || comment) ? goesOn : continued;
    }
    @Nullable String unfit = goesOn ? "ends in a line that goes on in the next one" : null;
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
  String frame(String json, String lineEnd) {
    return BlockFrame.render("# ", FormatterSwitch.NONE, json, lineEnd);
  }
}
