package dev.l9.trace.mcp.answer;

/**
 * Captured text, made fit for an agent to read: bounded, and without characters that are seen
 * otherwise than they are. Whatever a control character, one that turns writing around, one without
 * width, or a tag would do, it shows as an escape in letters.
 */
public final class UntrustedText {

  private static final int FIRST_PRINTED = 0x20;

  private UntrustedText() {}

  /**
   * The text, escaped, and cut.
   *
   * @param longest how many characters it may have, without the words about the cut
   */
  public static String of(String text, int longest) {
    StringBuilder shown = new StringBuilder(Math.min(text.length(), longest) + 16);
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      int before = shown.length();
      append(shown, c);
      if (shown.length() > longest) {
        shown.setLength(before);
        return shown.append("… ").append(text.length() - at).append(" more").toString();
      }
      at += Character.charCount(c);
    }
    return shown.toString();
  }

  private static void append(StringBuilder shown, int c) {
    if (c == '\n') {
      shown.append("\\n");
    } else if (c == '\t') {
      shown.append("\\t");
    } else if (c < FIRST_PRINTED || isHidden(c)) {
      for (char half : Character.toChars(c)) {
        shown.append(String.format("\\u%04x", (int) half));
      }
    } else {
      shown.appendCodePoint(c);
    }
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> isBlank(c);
    };
  }

  /**
   * Letters and marks without a look of their own: joiners, fillers, and selectors of variants,
   * which can carry a text that nobody sees.
   */
  private static boolean isBlank(int c) {
    return c == 0x34f
        || c == 0x115f
        || c == 0x1160
        || c == 0x17b4
        || c == 0x17b5
        || (c >= 0x180b && c <= 0x180f)
        || c == 0x3164
        || (c >= 0xfe00 && c <= 0xfe0f)
        || c == 0xffa0
        || (c >= 0xe0100 && c <= 0xe01ef);
  }
}
