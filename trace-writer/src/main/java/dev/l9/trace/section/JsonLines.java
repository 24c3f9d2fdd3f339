package dev.l9.trace.section;

import dev.l9.trace.json.TemplateEscapes;
import dev.l9.trace.language.SourceLines;

/** Puts the JSON together that is behind the comment signs of a block. */
final class JsonLines {

  private JsonLines() {}

  /**
   * Joins comment lines. Where a formatter broke a long string, which it does at a blank, the blank
   * is put back; that there was one only, {@link TemplateEscapes} sees to.
   */
  static String join(SourceLines lines, int from, int to) {
    StringBuilder json = new StringBuilder();
    boolean inString = false;
    for (int line = from; line < to; line++) {
      String comment = lines.comment(line);
      if (comment == null) {
        continue; // A blank line, or one of a body.
      }
      String text = inString ? comment.strip() : comment.replaceFirst("^ ", "");
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
