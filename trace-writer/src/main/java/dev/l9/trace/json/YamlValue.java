package dev.l9.trace.json;

import java.util.regex.Pattern;

/**
 * Reads a value of YAML in one line, which is a scalar or a flow collection, and writes it as JSON.
 * Not thread-safe.
 */
final class YamlValue {

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

  private static final String ESCAPES = "0abtnvfre\"/\\N_LP \t";
  private static final String ESCAPED =
      "\0\u0007\b\t\n\u000b\f\r\u001b\"/\\\u0085\u00a0\u2028\u2029 \t";

  private static final int MAX_DEPTH = 200;

  private final String text;
  private final StringBuilder out;
  private int at;
  private int depth;

  /** Begins at the start of this text. */
  YamlValue(String text, StringBuilder out) {
    this.text = text;
    this.out = out;
  }

  /** Writes the value; nothing but a comment may be behind it. */
  void write() {
    value("");
    String rest = text.substring(at).strip();
    if (!rest.isEmpty() && rest.charAt(0) != '#') {
      throw new IllegalArgumentException("text behind a value: " + rest);
    }
  }

  /** Writes the key that begins the text, and a colon. */
  void writeKey() {
    out.append(JsonBytes.plain().string(key())).append(": ");
  }

  private String key() {
    char c = text.charAt(0);
    return c == '"' || c == '\'' ? quoted() : plain("");
  }

  boolean isKey() {
    if (text.charAt(0) == '{' || text.charAt(0) == '[') {
      return false; // It is a collection in flow style.
    }
    at = 0;
    key();
    boolean isKey = isColon(at);
    at = 0;
    return isKey;
  }

  /** The text behind the key that begins the text, and behind its colon. */
  String behindColon() {
    at = 0;
    key();
    if (!isColon(at)) {
      throw new IllegalArgumentException("no colon");
    }
    return text.substring(at + 1).strip();
  }

  private boolean isColon(int offset) {
    return offset < text.length()
        && text.charAt(offset) == ':'
        && (offset + 1 == text.length() || text.charAt(offset + 1) <= ' ');
  }

  private void value(String ends) {
    switch (text.charAt(at)) {
      case '[', '{' -> flow();
      case '"', '\'' -> out.append(JsonBytes.plain().string(quoted()));
      case '|', '>', '&', '*', '!', '%', '@', '`' ->
          throw new IllegalArgumentException("not a value in one line");
      default -> out.append(resolved(plain(ends)));
    }
  }

  private static String resolved(String plain) {
    return switch (plain) {
      case "null", "Null", "NULL", "~", "" -> "null";
      case "true", "True", "TRUE" -> "true";
      case "false", "False", "FALSE" -> "false";
      default ->
          NUMBER.matcher(plain).matches() ? plain : JsonBytes.plain().string(plain).toString();
    };
  }

  private String plain(String ends) {
    int start = at;
    while (at < text.length()
        && ends.indexOf(text.charAt(at)) < 0
        && !isColon(at)
        && !text.startsWith(" #", at)) {
      at++;
    }
    return text.substring(start, at).strip();
  }

  private String quoted() {
    char quote = text.charAt(at);
    StringBuilder value = new StringBuilder();
    for (at++; text.charAt(at) != quote || (quote == '\'' && text.startsWith("''", at)); at++) {
      char c = text.charAt(at);
      if (c == '\\' && quote == '"') {
        escape(value);
      } else {
        at += c == quote ? 1 : 0;
        value.append(c);
      }
    }
    at++;
    return value.toString();
  }

  private void escape(StringBuilder value) {
    char c = text.charAt(++at);
    int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits > 0) {
      value.appendCodePoint(Integer.parseInt(text.substring(at + 1, at + 1 + digits), 16));
      at += digits;
    } else {
      value.append(ESCAPED.charAt(ESCAPES.indexOf(c)));
    }
  }

  private void flow() {
    if (++depth > MAX_DEPTH) {
      throw new IllegalArgumentException("nested too deeply");
    }
    boolean object = text.charAt(at) == '{';
    char close = object ? '}' : ']';
    out.append(text.charAt(at++));
    for (skipBlanks(); text.charAt(at) != close; skipBlanks()) {
      if (object) {
        char c = text.charAt(at);
        String key = c == '"' || c == '\'' ? quoted() : plain(",[]{}:");
        out.append(JsonBytes.plain().string(key)).append(": ");
        skipBlanks();
        expect(':');
        skipBlanks();
      }
      value(",[]{}");
      skipBlanks();
      if (text.charAt(at) != close) {
        expect(',');
        skipBlanks();
        out.append(text.charAt(at) == close ? "" : ", ");
      }
    }
    out.append(close);
    at++;
    depth--;
  }

  private void expect(char c) {
    if (text.charAt(at) != c) {
      throw new IllegalArgumentException("no '" + c + "'");
    }
    at++;
  }

  private void skipBlanks() {
    while (text.charAt(at) == ' ' || text.charAt(at) == '\t') {
      at++;
    }
  }
}
