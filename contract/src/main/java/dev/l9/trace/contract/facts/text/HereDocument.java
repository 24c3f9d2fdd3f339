package dev.l9.trace.contract.facts.text;

import org.jspecify.annotations.Nullable;

/** Ruby's strings that are the lines below. */
final class HereDocument {

  private HereDocument() {}

  /** The line that ends the here document which begins at this offset; null if none does. */
  static @Nullable String ending(String text, int at) {
    int from = at + 2;
    if (!text.startsWith("<<", at) || from >= text.length()) {
      return null;
    }
    boolean indented = text.charAt(from) == '~' || text.charAt(from) == '-';
    from += indented ? 1 : 0;
    boolean quoted = from < text.length() && "\"'`".indexOf(text.charAt(from)) >= 0;
    from += quoted ? 1 : 0;
    int to = from;
    while (to < text.length() && isName(text.charAt(to))) {
      to++;
    }
    // In "list <<item" the name isn't that of a here document, which is in capitals.
    boolean meant = to > from && (quoted || indented || Character.isUpperCase(text.charAt(from)));
    return meant ? text.substring(from, to) : null;
  }

  private static boolean isName(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
