package dev.l9.trace.memory.learn.junit;

import java.util.Locale;

/** Names of tests: ASCII letters and digits. */
final class ClassNames {

  private static final int LONGEST = 80;

  private ClassNames() {}

  /** {@code OrdersTotalLearntTest}. */
  static String of(String method) {
    int hash = method.indexOf('#');
    String type = method.substring(0, Math.max(hash, 0));
    StringBuilder name = new StringBuilder();
    for (String part : type.substring(type.lastIndexOf('.') + 1).split("\\$", -1)) {
      name.append(upper(part));
    }
    String own = method.substring(hash + 1);
    return name.append(upper(own)).append("LearntTest").toString();
  }

  private static String upper(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9_]", "");
    String word = plain.substring(0, Math.min(LONGEST, plain.length()));
    return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
