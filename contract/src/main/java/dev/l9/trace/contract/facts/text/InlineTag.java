package dev.l9.trace.contract.facts.text;

/** Javadoc's tags within sentences, such as those for links. */
final class InlineTag {

  private InlineTag() {}

  /** The offset of the brace that closes the tag which opens here; -1 if none does. */
  static int end(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** What a reader sees of a tag. */
  static String shown(String tag) {
    int blank = 0;
    while (blank < tag.length() && tag.charAt(blank) > ' ') {
      blank++;
    }
    String name = tag.substring(0, blank);
    String content = tag.substring(blank).strip();
    return switch (name) {
      case "link", "linkplain", "value" -> link(content);
      case "inheritDoc", "snippet", "docRoot" -> "";
      case "return" -> "Returns " + content;
      case "index" -> content.split("\\s", 2)[0];
      default -> content;
    };
  }

  private static String link(String content) {
    int depth = 0;
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c <= ' ' && depth == 0) {
        return content.substring(i).strip();
      }
    }
    String target = content.startsWith("#") ? content.substring(1) : content;
    return target.replace('#', '.');
  }
}
