package dev.l9.trace.generator.extract;

import dev.l9.trace.generator.extract.source.SourceIndex;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says which name of the repository somebody may have meant. */
final class NearestType {

  /** Of so many letters, one may be wrong. */
  private static final int LETTERS = 4;

  private NearestType() {}

  /** What to do about a type that isn't there, as an instruction. */
  static String fix(String qualifiedName, SourceIndex index) {
    String simple = qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    Map<String, List<String>> types = index.typesBySimpleName();
    List<String> same = types.getOrDefault(simple, List.of());
    if (!same.isEmpty()) {
      return "name " + String.join(" or ", same);
    }
    Optional<String> kotlin = index.kotlinFile(simple);
    if (kotlin.isPresent()) {
      return "declare it as a port or a type of the module; "
          + kotlin.get()
          + " is Kotlin, and only"
          + " Java is read";
    }
    return of(simple, types.keySet())
        .map(near -> "name " + String.join(" or ", types.getOrDefault(near, List.of())))
        .orElse("correct the name, create the type, or declare it in the spec");
  }

  /** The name in which the fewest letters differ; empty if none is near. */
  static Optional<String> of(String typed, Collection<String> names) {
    int least = Math.max(1, typed.length() / LETTERS) + 1;
    String nearest = null;
    for (String name : names) {
      int distance =
          Math.abs(name.length() - typed.length()) < least ? distance(typed, name) : least;
      if (distance < least) {
        least = distance;
        nearest = name;
      }
    }
    return Optional.ofNullable(nearest);
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
