package dev.l9.trace.memory.packet;

/** Texts that UTF-8 and every database can hold. */
public final class PlainText {

  private static final char REPLACEMENT = '\ufffd';

  private PlainText() {}

  /** The text with U+FFFD in place of lone surrogates. */
  static String of(String text) {
    return replaced(text, false);
  }

  /** The text with U+FFFD in place of lone surrogates and of the character NUL. */
  public static String storable(String text) {
    return replaced(text, true);
  }

  private static String replaced(String text, boolean isNulToo) {
    StringBuilder mended = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c) || (c == 0 && isNulToo)) {
        mended = mended == null ? new StringBuilder(text) : mended;
        mended.setCharAt(i, REPLACEMENT);
      }
    }
    return mended == null ? text : mended.toString();
  }
}
