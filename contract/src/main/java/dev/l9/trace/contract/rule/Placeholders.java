package dev.l9.trace.contract.rule;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells values that stand for a value from values. {@code {PLACEHOLDER}} in a contract means any
 * name or choice in braces; other words count where they stand as a word of their own.
 */
public final class Placeholders {

  private static final String TEMPLATE = "{PLACEHOLDER}";
  private static final Pattern IN_BRACES = Pattern.compile("\\{\\s*[A-Za-z_][\\w|.: -]*\\}");

  private Placeholders() {}

  /**
   * Whether a value is one.
   *
   * @param disallowed the texts that a contract disallows; an empty one means the empty value
   */
  public static boolean isOne(String value, List<String> disallowed) {
    return disallowed.stream().anyMatch(pattern -> matches(value, pattern));
  }

  private static boolean matches(String value, String pattern) {
    if (pattern.isEmpty() || pattern.equals("null")) {
      return value.isBlank() || value.strip().equals(pattern);
    }
    return pattern.equals(TEMPLATE) ? IN_BRACES.matcher(value).find() : hasWord(value, pattern);
  }

  private static boolean hasWord(String value, String word) {
    int at = value.indexOf(word);
    while (at >= 0) {
      int end = at + word.length();
      boolean begins = at == 0 || !Character.isJavaIdentifierPart(value.charAt(at - 1));
      boolean ends = end == value.length() || !Character.isJavaIdentifierPart(value.charAt(end));
      if (begins && ends) {
        return true;
      }
      at = value.indexOf(word, at + 1);
    }
    return false;
  }
}
