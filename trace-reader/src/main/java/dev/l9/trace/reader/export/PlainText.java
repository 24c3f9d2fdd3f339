package dev.l9.trace.reader.export;

import java.util.HexFormat;

/** What in captured texts could harm a reader, who may be a parser or a person at a terminal. */
public final class PlainText {

  private static final char REPLACEMENT = '\ufffd';

  private static final int NON_JOINER = 0x200c;
  private static final int JOINER = 0x200d;

  private PlainText() {}

  /**
   * The text with U+FFFD in place of lone surrogates. Strict parsers of JSON refuse a whole file
   * for one of these, even if it is escaped.
   */
  public static String wellFormed(String text) {
    StringBuilder mended = null;
    for (int i = 0; i < text.length(); i++) {
      if (isPair(text, i)) {
        i++;
      } else if (Character.isSurrogate(text.charAt(i))) {
        mended = mended == null ? new StringBuilder(text) : mended;
        mended.setCharAt(i, REPLACEMENT);
      }
    }
    return mended == null ? text : mended.toString();
  }

  private static boolean isPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }

  /** The first characters of a text, and a mark if there are more; no surrogate pair is split. */
  public static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end) + "…";
  }

  /**
   * Whether a character commands a terminal, breaks a line, can't be encoded, or shows as nothing
   * and turns the text around it: controls, separators of lines, lone surrogates, and formats but
   * those that join letters and emoji.
   */
  public static boolean isUnsafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> codePoint != NON_JOINER && codePoint != JOINER;
      default -> false;
    };
  }

  /** Appends a character as JSON escapes it, such as {@code \\u001b}. */
  public static void escape(int codePoint, StringBuilder out) {
    for (char c : Character.toChars(codePoint)) {
      out.append("\\u").append(HexFormat.of().toHexDigits(c));
    }
  }
}
