package dev.l9.trace.generator.document;

import java.util.List;

/** Writes Markdown of texts that a spec has, which may hold anything. */
final class Markdown {

  private Markdown() {}

  /** A text on one line, in which nothing is markup. */
  static String plain(String text) {
    return text.strip()
        .replaceAll("\\s+", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("([\\\\`*_\\[\\]|#])", "\\\\$1");
  }

  /** A sentence: with a capital letter at its beginning, and a full stop at its end. */
  static String sentence(String text) {
    String line = text.strip();
    if (line.isEmpty()) {
      return "";
    }
    boolean isEnded = line.endsWith(".") || line.endsWith("!") || line.endsWith("?");
    int first = line.offsetByCodePoints(0, 1);
    String start = line.substring(0, first).toUpperCase(java.util.Locale.ROOT);
    return plain(start + line.substring(first) + (isEnded ? "" : "."));
  }

  /** A sentence without its end. */
  static String clause(String text) {
    String line = text.strip();
    return plain(line.endsWith(".") ? line.substring(0, line.length() - 1) : line);
  }

  /** A name or type of the code. */
  static String code(String text) {
    String line = text.replaceAll("\\s+", " ").replace("|", "\\|");
    return line.contains("`") ? "`` " + line + " ``" : "`" + line + "`";
  }

  /** The row of a table, of cells that are Markdown. */
  static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** The head of a table. */
  static String head(String... cells) {
    return row(cells) + "|" + " --- |".repeat(cells.length) + "\n";
  }

  /** A block of code. */
  static String fenced(String language, String text) {
    return "```" + language + "\n" + text.stripTrailing() + "\n```\n";
  }

  /** A list of clauses. */
  static String items(List<String> items) {
    StringBuilder list = new StringBuilder();
    items.forEach(item -> list.append("- ").append(item).append('\n'));
    return list.toString();
  }
}
