package dev.l9.trace.block;

import org.jspecify.annotations.Nullable;

/** The lines around a block: what they look like, and how they are recognised. */
final class BlockFrame {

  /** The line above and below the titles. */
  static final String RULE = "=".repeat(76);

  /** The line that begins a block. */
  static final String TITLE = "L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT";

  /** The line that ends a block. */
  static final String END = "END L9 DORA BLOCK";

  private static final String INDENT = "   ";
  private static final String TITLE_START = "L9 DORA BLOCK";
  private static final int MIN_RULE = 10;

  private BlockFrame() {}

  /**
   * The framed block, with a line end after each line but the last.
   *
   * @param sign what makes a line a comment, such as {@code "// "}
   * @param formatters what has formatters leave the facts alone
   */
  static String render(String sign, FormatterSwitch formatters, String json, String lineEnd) {
    return render(sign, formatters, sign, json, lineEnd);
  }

  /**
   * The same, with facts whose lines begin with something else than the frame's.
   *
   * @param factsSign what each line of the facts begins with; empty where these aren't a comment
   */
  static String render(
      String sign, FormatterSwitch formatters, String factsSign, String facts, String lineEnd) {
    StringBuilder out = new StringBuilder(facts.length() + facts.length() / 8 + 500);
    line(out, sign, RULE, lineEnd);
    line(out, sign, TITLE, lineEnd);
    line(out, sign, RULE, lineEnd);
    if (formatters != FormatterSwitch.NONE) {
      line(out, sign, formatters.text(), lineEnd);
    }
    int start = 0;
    for (int end = facts.indexOf('\n'); end >= 0; end = facts.indexOf('\n', start)) {
      line(out, factsSign, facts.substring(start, end), lineEnd);
      start = end + 1;
    }
    line(out, factsSign, facts.substring(start), lineEnd);
    line(out, sign, RULE, lineEnd);
    line(out, sign, END, lineEnd);
    return out.append(sign).append(RULE).toString();
  }

  private static void line(StringBuilder out, String sign, String text, String lineEnd) {
    out.append(sign).append(text).append(lineEnd);
  }

  /** Whether the comment is ten or more {@code =}. */
  static boolean isRule(@Nullable String comment) {
    if (comment == null) {
      return false;
    }
    String text = comment.strip();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '=') {
        return false;
      }
    }
    return text.length() >= MIN_RULE;
  }

  /** Whether the comment is a title; if below a rule, its words after the name may differ. */
  static boolean isTitle(@Nullable String comment, boolean belowRule) {
    if (comment == null) {
      return false;
    }
    String text = comment.strip();
    return belowRule ? text.startsWith(TITLE_START) : text.equals(TITLE);
  }

  /** Whether the comment is the title of the end. */
  static boolean isEnd(@Nullable String comment) {
    return comment != null && comment.strip().equals(END);
  }

  /** Whether the comment looks like a line of the JSON that we write, its first line aside. */
  static boolean isJson(@Nullable String comment) {
    if (comment == null) {
      return false;
    }
    String text = comment.strip();
    return isEntry(comment)
        || text.startsWith("{\"")
        || text.equals("}")
        || text.equals("},")
        || text.equals("]")
        || text.equals("],")
        || (comment.startsWith(INDENT) && isPart(text));
  }

  /** Whether it is an element of a value that takes several lines; those are indented. */
  private static boolean isPart(String text) {
    String value = text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
    return value.equals("{")
        || value.equals("[")
        || value.equals("true")
        || value.equals("false")
        || value.equals("null")
        || (value.startsWith("[") && value.endsWith("]"))
        || (value.length() > 1 && value.startsWith("\"") && value.endsWith("\""))
        || isNumber(value);
  }

  /** Without a regular expression, whose classes would be loaded for this alone. */
  private static boolean isNumber(String value) {
    int first = value.startsWith("-") ? 1 : 0;
    for (int i = first; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit && (i == first || ".eE+-".indexOf(c) < 0)) {
        return false;
      }
    }
    return value.length() > first;
  }

  /** Whether the comment begins with a key of JSON. */
  static boolean isEntry(@Nullable String comment) {
    return comment != null && comment.strip().startsWith("\"") && comment.contains("\": ");
  }
}
