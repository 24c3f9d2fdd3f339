package dev.l9.trace.section;

import dev.l9.trace.json.LineBreaks;
import dev.l9.trace.language.FormatterSwitch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders and recognises the lines around a section. Thread-safe. */
public final class SectionFrame {

  /** The line above and below the titles. */
  public static final String RULE = "=".repeat(76);

  private static final String INDENT = "   ";
  private static final int MIN_RULE = 10;

  private SectionFrame() {}

  /**
   * Renders a section whose content has the same comment sign as its frame. There is a line end
   * after each line but the last.
   *
   * @param sign what makes a line a comment, such as {@code "// "}
   * @param formatters the comment that makes formatters skip the content. It is left out where all
   *     of the content's lines are full, since formatters of comments change little of these
   */
  public static String render(
      Section section, String sign, FormatterSwitch formatters, String json, String lineEnd) {
    boolean isFull = LineBreaks.areIn(json);
    FormatterSwitch needed =
        isFull && formatters.isForComments() ? FormatterSwitch.NONE : formatters;
    return render(section, sign, needed, sign, json, lineEnd);
  }

  /**
   * Renders a section whose content has another sign than its frame.
   *
   * @param contentSign what each line of the content begins with; empty where it isn't a comment
   */
  public static String render(
      Section section,
      String sign,
      FormatterSwitch formatters,
      String contentSign,
      String content,
      String lineEnd) {
    StringBuilder out = new StringBuilder(content.length() + content.length() / 8 + 500);
    line(out, sign, RULE, lineEnd);
    line(out, sign, section.title(), lineEnd);
    line(out, sign, RULE, lineEnd);
    for (String note : writtenNotes(section)) {
      line(out, sign, note, lineEnd);
    }
    if (formatters != FormatterSwitch.NONE) {
      line(out, sign, formatters.text(), lineEnd);
    }
    int start = 0;
    for (int end = content.indexOf('\n'); end >= 0; end = content.indexOf('\n', start)) {
      line(out, contentSign, content.substring(start, end), lineEnd);
      start = end + 1;
    }
    line(out, contentSign, content.substring(start), lineEnd);
    if (section.place() == Place.TOP && !formatters.end().isEmpty()) {
      line(out, sign, formatters.end(), lineEnd); // Formatters are to see the code below.
    }
    line(out, sign, RULE, lineEnd);
    line(out, sign, section.end(), lineEnd);
    return out.append(sign).append(RULE).toString();
  }

  /** The lines that are written below the title. */
  public static List<String> writtenNotes(Section section) {
    return section.notes().written() ? section.notes().lines() : List.of();
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

  /** Whether the comment is a title. Below a rule, any words may follow the name. */
  static boolean isTitle(Section section, @Nullable String comment, boolean belowRule) {
    if (comment == null) {
      return false;
    }
    String text = comment.strip();
    return belowRule ? text.startsWith(section.name()) : text.equals(section.title());
  }

  /** Whether the comment is the title of the end. */
  static boolean isEnd(Section section, @Nullable String comment) {
    return comment != null && comment.strip().equals(section.end());
  }

  /** Whether the comment is a line that may stand below the title. */
  static boolean isNote(Section section, @Nullable String comment) {
    return comment != null && section.notes().lines().contains(comment.strip());
  }

  /** Whether the comment begins as the titles of the ends of all sections do. */
  static boolean isAnyEnd(@Nullable String comment) {
    return comment != null && comment.strip().startsWith("END ");
  }

  /** Whether the comment looks like a line, other than the first, of the JSON that we write. */
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

  /**
   * Whether the text is an element of a value that takes several lines. The lines of such elements
   * are indented.
   */
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

  /** This doesn't use a regular expression, since the JVM would load its classes for this alone. */
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
