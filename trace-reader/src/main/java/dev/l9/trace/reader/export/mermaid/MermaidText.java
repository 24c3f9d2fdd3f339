package dev.l9.trace.reader.export.mermaid;

import dev.l9.trace.reader.export.PlainText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of others in a Mermaid diagram. Letters, digits and a few signs stand for themselves, and
 * all else is an entity code such as {@code #59;}. Source: <a
 * href="https://mermaid.js.org/syntax/sequenceDiagram.html">Mermaid's page on sequence
 * diagrams</a>.
 */
final class MermaidText {

  private static final int MAX_LENGTH = 60;
  private static final String PLAIN = " .,=()_/";

  /** A word of Mermaid's own, which ends a block. */
  private static final Pattern END = Pattern.compile("(?i)\\be(?=nd\\b)");

  private MermaidText() {}

  /** The text on one line, cut, and without a meaning for Mermaid. */
  static String of(String text) {
    StringBuilder out = new StringBuilder();
    String cut = PlainText.cut(text.strip(), MAX_LENGTH);
    Matcher end = END.matcher(cut);
    int from = 0;
    while (end.find()) {
      cut.substring(from, end.start()).codePoints().forEach(c -> character(c, out));
      out.append('#').append((int) cut.charAt(end.start())).append(';');
      from = end.start() + 1;
    }
    cut.substring(from).codePoints().forEach(c -> character(c, out));
    return out.toString();
  }

  private static void character(int c, StringBuilder out) {
    if (PlainText.isUnsafe(c)) {
      out.append("#65533;");
    } else if (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
      out.appendCodePoint(c);
    } else {
      out.append('#').append(c).append(';');
    }
  }
}
