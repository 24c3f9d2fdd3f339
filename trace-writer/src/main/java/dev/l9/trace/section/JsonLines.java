package dev.l9.trace.section;

import dev.l9.trace.json.LineBreaks;
import dev.l9.trace.json.TemplateEscapes;
import dev.l9.trace.language.SourceLines;

/** The lines of the JSON that a section has. */
public final class JsonLines {

  private JsonLines() {}

  /** Gives a text that stands behind a key lines that are all below the key, if it has several. */
  public static String belowKey(String json) {
    return LineBreaks.areIn(json) ? "{\n" + json.substring(1) : json;
  }

  /**
   * Joins comment lines. If a formatter broke a long string at a blank, the blank is put back.
   * There was only one blank, because {@link TemplateEscapes} escapes the second of two.
   */
  static String join(SourceLines lines, int from, int to) {
    StringBuilder json = new StringBuilder();
    boolean inString = false;
    for (int line = from; line < to; line++) {
      String comment = lines.comment(line);
      if (comment == null) {
        continue; // The line is blank, or isn't a comment.
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
