package dev.l9.trace.contract.facts.text;

/** Takes out of text of strangers what doesn't show, or has other text show in another order. */
public final class VisibleText {

  private static final int JOINER = 0x200d;
  private static final int NON_JOINER = 0x200c;

  private VisibleText() {}

  /**
   * The text in one line: without control characters, those for the direction of writing and other
   * invisible ones, and with single blanks.
   */
  public static String line(String text) {
    return lines(text.replace('\n', ' '));
  }

  /** As {@link #line}, but line ends stay. */
  static String lines(String text) {
    StringBuilder visible = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      boolean blank = visible.length() == 0 || visible.charAt(visible.length() - 1) <= ' ';
      if (c == '\n') {
        trim(visible);
        visible.append('\n');
      } else if (isBlank(c)) {
        visible.append(blank ? "" : " ");
      } else if (isVisible(c)) {
        visible.appendCodePoint(c);
      }
    }
    return visible.toString().strip();
  }

  private static void trim(StringBuilder text) {
    while (text.length() > 0 && text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
  }

  private static boolean isBlank(int c) {
    return c == '\t' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Whether a character shows as itself. */
  public static boolean isVisible(int c) {
    if (c == JOINER || c == NON_JOINER) {
      return true; // Emoji and the words of some scripts need them.
    }
    return switch (Character.getType(c)) {
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
