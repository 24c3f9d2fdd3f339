package dev.l9.trace.memory.embed.minilm;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text, in small letters without accents. Each punctuation mark and each Chinese
 * character is a word.
 */
final class BasicWords {

  private BasicWords() {}

  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String small = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    small
        .codePoints()
        .forEach(
            c -> {
              if (isLeftOut(c)) {
                return;
              }
              boolean isAlone = isPunctuation(c) || Character.isIdeographic(c);
              if (isAlone || isBlank(c)) {
                flush(word, words);
              }
              if (!isBlank(c)) {
                word.appendCodePoint(c);
              }
              if (isAlone) {
                flush(word, words);
              }
            });
    flush(word, words);
    return words;
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.getType(c) == Character.SPACE_SEPARATOR;
  }

  /** Accents, which NFD has made characters of their own, and what can't be seen. */
  private static boolean isLeftOut(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK -> true;
      case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE ->
          !isBlank(c);
      default -> c == 0xFFFD;
    };
  }

  /** All signs of ASCII count, also those that Unicode calls symbols. */
  private static boolean isPunctuation(int c) {
    if (c < 128) {
      return c > 32 && c < 127 && !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }
}
