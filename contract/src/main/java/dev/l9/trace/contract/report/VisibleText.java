package dev.l9.trace.contract.report;

/**
 * Text of others for people to read: what doesn't show as itself is written as an escape, so that
 * it can't turn writing around, move a cursor or be forbidden in XML.
 */
public final class VisibleText {

  private VisibleText() {}

  /** The text on one line. */
  public static String line(String text) {
    return of(text, false);
  }

  /** The text with its line ends and tabs. */
  public static String lines(String text) {
    return of(text, true);
  }

  private static String of(String text, boolean hasLines) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (shows(c) || (hasLines && (c == '\n' || c == '\t'))) {
                visible.appendCodePoint(c);
              } else {
                visible.append(String.format("\\u%04x", c));
              }
            });
    return visible.toString();
  }

  private static boolean shows(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
