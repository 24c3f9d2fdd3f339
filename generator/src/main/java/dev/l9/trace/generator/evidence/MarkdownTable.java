package dev.l9.trace.generator.evidence;

/** Writes rows of tables in Markdown. */
final class MarkdownTable {

  private MarkdownTable() {}

  /** Appends a row; what would end a cell or the row is escaped. */
  static void row(StringBuilder text, String... cells) {
    for (String cell : cells) {
      text.append("| ").append(cell.replace("|", "\\|").replaceAll("\\s+", " ")).append(' ');
    }
    text.append("|\n");
  }
}
