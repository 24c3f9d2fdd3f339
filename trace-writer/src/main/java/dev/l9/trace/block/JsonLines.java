package dev.l9.trace.block;

/** Puts the JSON together that is behind the comment signs of a block. */
final class JsonLines {

  private JsonLines() {}

  /**
   * Joins comment lines. Where a formatter broke a long string, which it does at a blank, the blank
   * is put back.
   */
  static String join(SourceLines lines, int from, int to) {
    StringBuilder json = new StringBuilder();
    boolean inString = false;
    for (int line = from; line < to; line++) {
      String comment = String.valueOf(lines.comment(line));
      String text = comment.startsWith(" ") ? comment.substring(1) : comment;
      if (line > from) {
        json.append(inString ? ' ' : '\n');
      }
      json.append(text.stripTrailing());
      inString = endsInString(text, inString);
    }
    return json.toString();
  }

  private static boolean endsInString(String text, boolean startsInString) {
    boolean inString = startsInString;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        inString = !inString;
      } else if (c == '\\' && inString) {
        i++;
      }
    }
    return inString;
  }
}
