package dev.l9.trace.contract.facts.text;

import java.util.Locale;
import java.util.Set;

/** Takes from a documentation comment the sentence that says what a file is for. */
public final class Purpose {

  private static final int MAX_LENGTH = 160;

  /** A paragraph is looked at up to here. */
  private static final int MAX_PARAGRAPH = 2000;

  private static final char UNREADABLE = 0xfffd;
  private static final String LABEL = "purpose:";

  /** Behind these tags a comment says what the file is. */
  private static final Set<String> TAGS =
      Set.of("fileoverview", "overview", "brief", "description", "desc", "summary", "short");

  private Purpose() {}

  /**
   * The first sentence, as one line of plain text of at most 160 characters; empty if there is
   * none, or it is a placeholder. A line {@code Purpose: …} goes before the first paragraph.
   *
   * @param comment without the signs of the comment
   * @param fileName a paragraph that is nothing but this name is passed over
   */
  public static String of(String comment, String fileName) {
    String labelled = labelled(comment);
    String paragraph = labelled.isEmpty() ? paragraph(comment, fileName) : labelled;
    String sentence = Sentence.first(PlainText.of(paragraph));
    if (Boilerplate.isDrawn(sentence) || isPlaceholder(sentence)) {
      return "";
    }
    return Sentence.cut(sentence, MAX_LENGTH);
  }

  private static String labelled(String comment) {
    StringBuilder value = new StringBuilder();
    for (String line : comment.split("\n", 200)) {
      if (value.length() > 0) {
        if (line.isBlank() || isLabel(line)) {
          break;
        }
        append(value, line);
      } else {
        append(value, labelledValue(line));
      }
    }
    return value.toString();
  }

  private static String labelledValue(String line) {
    String text = line.strip().replace("*", "");
    boolean labelled = text.toLowerCase(Locale.ROOT).startsWith(LABEL);
    return labelled ? text.substring(LABEL.length()) : "";
  }

  /** Whether a line begins with a word and a colon. */
  private static boolean isLabel(String line) {
    String text = line.strip().replace("*", "");
    int colon = text.indexOf(':');
    return colon > 0 && text.substring(0, colon).indexOf(' ') < 0;
  }

  private static String paragraph(String comment, String fileName) {
    StringBuilder paragraph = new StringBuilder();
    for (String each : comment.split("\n", -1)) {
      String line = each.strip();
      boolean empty = paragraph.toString().isBlank();
      if (line.startsWith("@") || line.startsWith("\\")) {
        line = tagged(line, fileName);
        if (!empty && line.isEmpty()) {
          break;
        }
      }
      boolean skipped = Boilerplate.isDrawn(line) || Boilerplate.isForTool(line);
      boolean ends = skipped || Boilerplate.isLicence(line);
      if ((ends && !empty) || paragraph.length() > MAX_PARAGRAPH) {
        break;
      }
      append(paragraph, skipped || line.equalsIgnoreCase(fileName) ? "" : line);
    }
    return Boilerplate.isLicence(paragraph.toString()) ? "" : paragraph.toString();
  }

  /** What a line with a tag says of the whole file; empty if it says nothing. */
  private static String tagged(String line, String fileName) {
    int end = line.indexOf(' ');
    String tag = line.substring(1, end < 0 ? line.length() : end).toLowerCase(Locale.ROOT);
    String rest = end < 0 ? "" : line.substring(end).strip();
    boolean file = tag.equals("file") && rest.indexOf(' ') > 0 && !rest.equals(fileName);
    boolean licence = tag.equals("license") || tag.equals("copyright");
    return licence ? line : (file || TAGS.contains(tag)) ? rest : "";
  }

  private static void append(StringBuilder text, String line) {
    if (!line.isBlank() && text.length() <= MAX_PARAGRAPH) {
      int room = Math.min(line.length(), MAX_PARAGRAPH);
      text.append(text.length() == 0 ? "" : "\n").append(line, 0, room);
    }
  }

  /** Whether somebody has yet to write the text, or it isn't in UTF-8. */
  private static boolean isPlaceholder(String text) {
    return text.contains("TODO")
        || text.indexOf(UNREADABLE) >= 0
        || text.contains("FIXME")
        || text.contains("FILL_IN")
        || hasVariable(text);
  }

  /**
   * Whether there is a variable of a template: {@code {NAME}} anywhere, or any name in braces that
   * is all of the text.
   */
  private static boolean hasVariable(String text) {
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        return false;
      }
      String name = text.substring(open + 1, close);
      boolean all = open == 0 && close >= text.length() - 2;
      if (isName(name) && (all || name.equals(name.toUpperCase(Locale.ROOT)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && Character.isLetter(text.charAt(0))
        && text.chars().allMatch(c -> c == '_' || c == '-' || Character.isLetterOrDigit(c));
  }
}
