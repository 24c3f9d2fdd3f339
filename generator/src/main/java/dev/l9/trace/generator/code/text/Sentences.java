package dev.l9.trace.generator.code.text;

import java.util.Locale;

/**
 * Makes sentences of Javadoc from what a spec says in plain text. What would be markup, or would
 * end the comment, is shown as it is written.
 */
public final class Sentences {

  private Sentences() {}

  /** The text with a capital letter at its beginning and a full stop at its end. */
  public static String sentence(String doc) {
    String clause = stripped(doc);
    if (clause.isEmpty()) {
      return "";
    }
    int first = clause.offsetByCodePoints(0, 1);
    String start = clause.substring(0, first).toUpperCase(Locale.ROOT);
    String text = start + clause.substring(first);
    boolean isEnded = text.endsWith("!") || text.endsWith("?");
    return escaped(isEnded ? text : text + ".");
  }

  /** The text without a full stop at its end. */
  public static String clause(String doc) {
    return escaped(stripped(doc));
  }

  /** The beginning of a sentence as it is in the middle of one; names in capitals stay. */
  public static String lower(String clause) {
    boolean isName = clause.length() > 1 && Character.isUpperCase(clause.charAt(1));
    return clause.isEmpty() || isName
        ? clause
        : clause.substring(0, 1).toLowerCase(Locale.ROOT) + clause.substring(1);
  }

  /** Plain text, without a full stop at its end: for messages rather than for Javadoc. */
  public static String stripped(String doc) {
    String line = doc.strip().replaceAll("\\s+", " ");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  /** A piece of code in Javadoc. */
  public static String code(String code) {
    boolean endsEarly = code.contains("*/") || code.contains("\\u") || code.contains("@");
    return endsEarly || !isBalanced(code) ? escaped(code) : "{@code " + code + "}";
  }

  private static boolean isBalanced(String code) {
    int open = 0;
    for (int i = 0; i < code.length() && open >= 0; i++) {
      open += code.charAt(i) == '{' ? 1 : code.charAt(i) == '}' ? -1 : 0;
    }
    return open == 0;
  }

  /** A backslash would be able to begin an escape that the compiler reads even in comments. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("*/", "*&#47;")
        .replace("{", "&#123;")
        .replace("}", "&#125;")
        .replace("\\", "&#92;");
  }
}
