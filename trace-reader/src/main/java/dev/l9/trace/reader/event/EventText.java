package dev.l9.trace.reader.event;

import java.nio.charset.StandardCharsets;

/** Decodes strings of JSON from bytes that {@link JsonScanner} has found right. */
final class EventText {

  private EventText() {}

  /** The text of a string whose quotes are at both ends. */
  static String read(byte[] bytes, int from, int to) {
    String raw = new String(bytes, from + 1, to - from - 2, StandardCharsets.UTF_8);
    return raw.indexOf('\\') < 0 ? raw : unescaped(raw);
  }

  private static String unescaped(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    int at = 0;
    while (at < raw.length()) {
      int escape = raw.indexOf('\\', at);
      if (escape < 0) {
        return text.append(raw, at, raw.length()).toString();
      }
      text.append(raw, at, escape);
      char c = raw.charAt(escape + 1);
      text.append(c == 'u' ? (char) Integer.parseInt(raw, escape + 2, escape + 6, 16) : control(c));
      at = escape + (c == 'u' ? 6 : 2);
    }
    return text.toString();
  }

  /** What stands behind the backslash of an escape; a quote or the like means itself. */
  private static char control(char c) {
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> c;
    };
  }
}
