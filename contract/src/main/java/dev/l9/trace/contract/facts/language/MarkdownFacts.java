package dev.l9.trace.contract.facts.language;

import dev.l9.trace.contract.facts.text.PlainText;
import dev.l9.trace.contract.facts.text.Purpose;
import dev.l9.trace.contract.facts.text.SourceText;

/** Reads Markdown: its title, and the first paragraph below. */
final class MarkdownFacts implements FactsReader {

  @Override
  public Found read(SourceText source) {
    Page page = new Page(source.fileName());
    String text = source.text();
    int at = FrontMatter.end(text);
    while (at < text.length() && !page.isComplete()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      page.line(text.substring(at, end));
      at = end + 1;
    }
    page.line("");
    String title = page.title.isEmpty() ? FrontMatter.value(text, "title") : page.title;
    String description = FrontMatter.value(text, "description");
    boolean described = !Purpose.of(description, "").isEmpty();
    return Found.of(PlainText.of(title), described ? description : page.found);
  }

  /** The page up to the line that was read last. */
  private static final class Page {
    private final String fileName;
    private final StringBuilder paragraph = new StringBuilder();
    private String title = "";
    private String found = "";
    private String fence = "";
    private boolean inComment;
    private boolean ended;

    Page(String fileName) {
      this.fileName = fileName;
    }

    boolean isComplete() {
      return ended || !found.isEmpty();
    }

    void line(String line) {
      String text = line.strip();
      if (!fence.isEmpty()) {
        fence = text.startsWith(fence) ? "" : fence;
      } else if (inComment || text.startsWith("<!--")) {
        inComment = !text.contains("-->");
      } else if (text.startsWith("```") || text.startsWith("~~~")) {
        paragraphEnds();
        fence = text.substring(0, 3);
      } else if (isHeading(text)) {
        paragraphEnds();
        heading(text);
      } else if (isUnderline(text) && paragraph.length() > 0 && title.isEmpty()) {
        title = paragraph.toString().strip();
        paragraph.setLength(0);
      } else if (text.isEmpty() || isOther(line)) {
        paragraphEnds();
      } else {
        paragraph.append(line).append('\n');
      }
    }

    private void heading(String text) {
      int level = 0;
      while (text.startsWith("#", level)) {
        level++;
      }
      String words = text.substring(level).replaceAll("\\s#*$", "").strip();
      if (level == 1 && title.isEmpty()) {
        title = words;
        found = "";
      } else if (!title.isEmpty()) {
        ended = true;
      }
    }

    private void paragraphEnds() {
      String text = paragraph.toString();
      paragraph.setLength(0);
      if (!text.isEmpty() && found.isEmpty() && !Purpose.of(text, fileName).isEmpty()) {
        found = text;
      }
    }

    private static boolean isHeading(String text) {
      int level = 0;
      while (text.startsWith("#", level)) {
        level++;
      }
      return level > 0 && level <= 6 && (text.length() == level || text.charAt(level) <= ' ');
    }

    private static boolean isUnderline(String text) {
      return !text.isEmpty() && text.chars().allMatch(c -> c == '=');
    }

    /** Whether the line belongs to a list, a table, a quotation, or code. */
    private boolean isOther(String line) {
      boolean list = line.startsWith("- ") || line.startsWith("* ") || line.startsWith("+ ");
      boolean code = line.startsWith("    ") && paragraph.length() == 0;
      return list || code || line.startsWith("|") || line.startsWith(">");
    }
  }
}
