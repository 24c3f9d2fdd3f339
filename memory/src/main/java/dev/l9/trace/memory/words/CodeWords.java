package dev.l9.trace.memory.words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text that may hold names of code: {@code PaymentDeclinedException} has the words
 * payment, declined and exception, and it is one word itself. Thread-safe.
 */
public final class CodeWords {

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  private static final Pattern PART =
      Pattern.compile("\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?[\\p{L}\\p{M}&&[^\\p{Lu}]]+|\\p{N}+|\\p{Lu}");

  /** Longer texts are no names. */
  private static final int LONGEST_NAME = 200;

  private CodeWords() {}

  /** The words in small letters, each once, in their order. */
  public static Set<String> of(String text) {
    Set<String> words = new LinkedHashSet<>();
    Matcher names = NAME.matcher(text);
    while (names.find()) {
      String name = names.group();
      if (name.length() <= LONGEST_NAME) {
        words.add(small(name));
        parts(name, words);
      }
    }
    return words;
  }

  private static void parts(String name, Collection<String> words) {
    Matcher parts = PART.matcher(name);
    while (parts.find()) {
      words.add(small(parts.group()));
    }
  }

  /** The words that a text and its names are made of: {@code payLater} is pay and later. */
  public static List<String> parts(String text) {
    List<String> words = new ArrayList<>();
    parts(text, words);
    return words;
  }

  /** In small letters, in the same way wherever the program runs. */
  public static String small(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
