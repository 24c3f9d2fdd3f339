package dev.l9.trace.contract.yaml;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds which name somebody has mistyped. */
public final class NearestName {

  /** One wrong letter in so many is taken for a slip. */
  private static final int LETTERS = 4;

  private NearestName() {}

  /** The name in which the fewest letters differ; empty if none is near. */
  public static Optional<String> of(String typed, Collection<String> names) {
    int least = Math.max(1, typed.length() / LETTERS) + 1;
    String nearest = null;
    for (String name : names) {
      int distance = distance(plain(typed), plain(name));
      if (distance < least) {
        least = distance;
        nearest = name;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** The question that ends a message; empty if no name is near. */
  public static String question(String typed, Collection<String> names) {
    return of(typed, names).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** How many letters have to be put in, left out or replaced (Levenshtein's distance). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
