package dev.l9.trace.cli.terminal;

/** Text of others for a terminal, on which it may move no cursor and turn no writing around. */
public final class PlainText {

  private PlainText() {}

  /** The text with characters that don't show as themselves written as escapes. */
  public static String of(CharSequence text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (shows(c)) {
                plain.appendCodePoint(c);
              } else {
                plain.append(String.format("\\u%04x", c));
              }
            });
    return plain.toString();
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

  /** The beginning of the text, with a mark where something is left out. */
  public static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
    return text.substring(0, end) + "…";
  }
}
