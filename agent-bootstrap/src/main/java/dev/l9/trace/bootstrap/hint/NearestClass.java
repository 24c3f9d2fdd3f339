package dev.l9.trace.bootstrap.hint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds, among the classes that were loaded, the one that a pattern most likely means which matches
 * none of them. Not thread-safe.
 *
 * <p>A pattern is compared with the beginning and with the end of a name, in as many parts as the
 * pattern has. So a package is compared with packages, and a simple name with simple names.
 */
final class NearestClass {

  /** Of so many letters, one may be wrong. */
  private static final int LETTERS = 3;

  private final List<String> patterns = new ArrayList<>();
  private final boolean byPackage;
  private @Nullable String nearest;
  private int best = Integer.MAX_VALUE;

  /**
   * Looks for what these patterns mean.
   *
   * @param include the patterns, separated by {@code ;}
   * @param byPackage whether a class is also near if only the first two parts of its package are
   *     those of the pattern
   */
  NearestClass(String include, boolean byPackage) {
    this.byPackage = byPackage;
    for (String pattern : include.split(";", 0)) {
      String type = pattern.trim();
      int hash = type.indexOf('#');
      String name = plain(hash < 0 ? type : type.substring(0, hash));
      if (!name.isEmpty() && !type.startsWith("@")) {
        patterns.add(name);
      }
    }
  }

  /** Without wildcards, in small letters, and with single dots. */
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    for (String part : name.replace('$', '.').replace("*", "").replace("+", "").split("\\.", 0)) {
      if (!part.isEmpty()) {
        plain.append(plain.length() == 0 ? "" : ".").append(part.toLowerCase(Locale.ROOT));
      }
    }
    return plain.toString();
  }

  /** The nearest of the classes that were seen; null if none is near. */
  @Nullable String name() {
    return nearest;
  }

  /** Looks at a class. Of two that are equally near, the one with the shorter name counts. */
  void see(String className) {
    String name = className.replace('$', '.').toLowerCase(Locale.ROOT);
    for (String pattern : patterns) {
      int distance = distance(pattern, name);
      if (distance < best || (distance == best && isBefore(className, nearest))) {
        best = distance;
        nearest = className;
      }
    }
  }

  private static boolean isBefore(String name, @Nullable String other) {
    return other != null
        && (name.length() < other.length()
            || (name.length() == other.length() && name.compareTo(other) < 0));
  }

  /** The distance of a class's name from a pattern; the largest number if it isn't near. */
  private int distance(String pattern, String name) {
    int max = pattern.length() / LETTERS;
    int parts = parts(pattern);
    int distance =
        Math.min(
            Spelling.distance(pattern, beginning(name, parts), max),
            Spelling.distance(pattern, end(name, parts), max));
    if (distance <= max) {
      return distance;
    }
    return byPackage && isInPackage(pattern, name) ? max : Integer.MAX_VALUE;
  }

  private static boolean isInPackage(String pattern, String name) {
    int second = pattern.indexOf('.', pattern.indexOf('.') + 1);
    return second > 0 && name.startsWith(pattern.substring(0, second + 1));
  }

  private static int parts(String name) {
    int parts = 1;
    for (int i = 0; i < name.length(); i++) {
      parts += name.charAt(i) == '.' ? 1 : 0;
    }
    return parts;
  }

  private static String beginning(String name, int parts) {
    int end = -1;
    for (int i = 0; i < parts; i++) {
      end = name.indexOf('.', end + 1);
      if (end < 0) {
        return name;
      }
    }
    return name.substring(0, end);
  }

  private static String end(String name, int parts) {
    int start = name.length();
    for (int i = 0; i < parts; i++) {
      start = name.lastIndexOf('.', start - 1);
      if (start < 0) {
        return name;
      }
    }
    return name.substring(start + 1);
  }
}
