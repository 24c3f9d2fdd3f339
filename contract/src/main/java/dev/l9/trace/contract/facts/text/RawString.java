package dev.l9.trace.contract.facts.text;

import org.jspecify.annotations.Nullable;

/** The strings of C++ and Rust whose end is chosen where they begin. */
final class RawString {

  /** The longest that C++ allows. */
  private static final int MAX_DELIMITER = 16;

  private RawString() {}

  /** What ends the string {@code R"x(…)x"} that begins here; null if none does. */
  static @Nullable String closeInC(String text, int at) {
    if (!text.startsWith("R\"", at)) {
      return null;
    }
    int open = at + 2;
    while (open < text.length() && open - at - 2 <= MAX_DELIMITER && text.charAt(open) > ' ') {
      if (text.charAt(open) == '(') {
        return ")" + text.substring(at + 2, open) + "\"";
      }
      open++;
    }
    return null;
  }

  /** What ends the string {@code r#"…"#} that begins here; null if none does. */
  static @Nullable String closeInRust(String text, int at) {
    int raw = text.startsWith("r", at) ? at : at + 1;
    if (!text.startsWith("r", raw)) {
      return null;
    }
    int quote = raw + 1;
    while (quote < text.length() && text.charAt(quote) == '#') {
      quote++;
    }
    return text.startsWith("\"", quote) ? "\"" + "#".repeat(quote - raw - 1) : null;
  }

  /** The offset behind what begins the string. */
  static int behindOpen(String text, int at) {
    int quote = text.indexOf('"', at) + 1;
    return text.charAt(at) == 'R' ? text.indexOf('(', quote) + 1 : quote;
  }
}
