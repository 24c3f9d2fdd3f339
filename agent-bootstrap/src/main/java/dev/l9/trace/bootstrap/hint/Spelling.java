package dev.l9.trace.bootstrap.hint;

/** Compares words by their letters. */
public final class Spelling {

  private Spelling() {}

  /**
   * The Levenshtein distance: how many insertions, deletions and replacements turn one text into
   * the other.
   *
   * @param max the largest distance that matters; where the distance is larger, any larger number
   *     may be returned
   */
  public static int distance(String a, String b, int max) {
    if (Math.abs(a.length() - b.length()) > max) {
      return max + 1;
    }
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
