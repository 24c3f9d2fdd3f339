package dev.l9.trace.reader.report;

/**
 * Counts how many characters of an event's values the page takes, and cuts what goes beyond. Each
 * cut is marked in place with what was left out. Not thread-safe.
 */
final class TextBudget {

  private int left;

  TextBudget(int characters) {
    left = characters;
  }

  /** The text, or as much of it as fits. A pair of surrogates isn't split. */
  String cut(String text) {
    if (text.length() <= left) {
      left -= text.length();
      return text;
    }
    int end = left;
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    left = 0;
    return text.substring(0, end) + "… " + (text.length() - end) + " more characters";
  }

  /** Whether nothing more fits. */
  boolean isSpent() {
    return left == 0;
  }
}
