package dev.l9.trace.contract.facts.text;

import java.util.Locale;
import java.util.Set;

/** Sentences of plain text. */
final class Sentence {

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "e.g", "i.e", "etc", "vs", "cf", "dr", "mr", "mrs", "ms", "st", "no", "approx", "resp");

  private Sentence() {}

  /**
   * The first sentence, in one line. A line end in the text is the end of a paragraph; other blanks
   * have become single ones.
   */
  static String first(String text) {
    String line = text.strip();
    int paragraph = line.indexOf('\n');
    String all = paragraph < 0 ? line : line.substring(0, paragraph).strip();
    for (int i = 0; i < all.length(); i++) {
      if (isEnd(all, i)) {
        return all.substring(0, behindClosing(all, i + 1));
      }
    }
    return all;
  }

  private static boolean isEnd(String text, int at) {
    char c = text.charAt(at);
    if (c == '。') {
      return true;
    }
    if (c != '.' && c != '!' && c != '?') {
      return false;
    }
    int next = behindClosing(text, at + 1);
    if (next == text.length()) {
      return true;
    }
    boolean followed = text.charAt(next) == ' ' && next + 1 < text.length();
    return followed
        && !Character.isLowerCase(text.codePointAt(next + 1))
        && !(c == '.' && isAbbreviation(text, at));
  }

  private static int behindClosing(String text, int from) {
    int at = from;
    while (at < text.length() && ")\"'”’".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static boolean isAbbreviation(String text, int dot) {
    String word = text.substring(text.lastIndexOf(' ', dot) + 1, dot);
    String bare = word.startsWith("(") ? word.substring(1) : word;
    boolean initial = bare.length() == 1 && Character.isUpperCase(bare.charAt(0));
    return initial || ABBREVIATIONS.contains(bare.toLowerCase(Locale.ROOT));
  }

  /** The text, cut behind a word if it is longer than this; the cut shows as an ellipsis. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = text.lastIndexOf(' ', length - 1);
    if (end < length / 2) {
      end = length - 1;
      end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
    }
    return text.substring(0, end).strip() + "…";
  }
}
