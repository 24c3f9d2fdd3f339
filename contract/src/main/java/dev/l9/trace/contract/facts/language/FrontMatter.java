package dev.l9.trace.contract.facts.language;

/** The YAML at the top of a Markdown file, between two lines of three dashes. */
final class FrontMatter {

  private static final String LINE = "---\n";
  private static final int MAX_LENGTH = 20_000;

  private FrontMatter() {}

  /** The offset behind it; 0 if there is none. */
  static int end(String text) {
    if (!text.startsWith(LINE)) {
      return 0;
    }
    int end = text.indexOf("\n" + LINE, LINE.length() - 1);
    if (end >= 0) {
      return end + 1 + LINE.length();
    }
    return text.endsWith("\n---") ? text.length() : 0;
  }

  /** The value of a key at its root, as one line; empty if it has none that is a text. */
  static String value(String text, String key) {
    String[] lines = text.substring(0, Math.min(end(text), MAX_LENGTH)).split("\n");
    for (int i = 1; i < lines.length; i++) {
      if (lines[i].startsWith(key + ":")) {
        String value = lines[i].substring(key.length() + 1).strip();
        boolean below = value.isEmpty() || value.startsWith(">") || value.startsWith("|");
        return below ? below(lines, i + 1) : scalar(value);
      }
    }
    return "";
  }

  private static String below(String[] lines, int from) {
    StringBuilder value = new StringBuilder();
    for (int i = from; i < lines.length && lines[i].startsWith(" "); i++) {
      value.append(lines[i].strip()).append('\n');
    }
    String first = value.toString();
    boolean structure = first.startsWith("- ") || first.matches("(?s)[\\w-]+:(\\s.*)?");
    return structure ? "" : first;
  }

  private static String scalar(String value) {
    char quote = value.charAt(0);
    if (quote == '"' || quote == '\'') {
      int end = value.lastIndexOf(quote);
      String inner = end > 0 ? value.substring(1, end) : "";
      return quote == '"' ? inner.replace("\\\"", "\"") : inner.replace("''", "'");
    }
    int comment = value.indexOf(" #");
    boolean other = "[{&*!|>%@`".indexOf(quote) >= 0;
    return other ? "" : comment < 0 ? value : value.substring(0, comment);
  }
}
