package dev.l9.trace.json;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns an inline table of TOML (1.0) into JSON. Dates become strings. Keys with dots, strings of
 * several lines and numbers in other notations than JSON's aren't read, since nothing that writes
 * sections has them. Thread-safe.
 */
public final class TomlReader {

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[-+:.0-9TZtz]*");
  private static final String ESCAPES = "btnfre\"\\";
  private static final String ESCAPED = "\b\t\n\f\r\u001b\"\\";
  private static final int MAX_DEPTH = 200;

  private final String toml;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int depth;

  private TomlReader(String toml) {
    this.toml = toml;
  }

  /**
   * Returns the JSON of the table that begins the text; null if it isn't understood. Nothing but a
   * comment may be behind it.
   */
  public static @Nullable String json(String table) {
    TomlReader reader = new TomlReader(table);
    try {
      reader.collection('}');
      reader.skipBlanks();
      return reader.at == table.length() ? reader.out.toString() : null;
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      return null;
    }
  }

  private void value() {
    switch (toml.charAt(at)) {
      case '{' -> collection('}');
      case '[' -> collection(']');
      case '"', '\'' -> out.append(JsonBytes.plain().string(quoted()));
      default -> word();
    }
  }

  private void collection(char close) {
    if (++depth > MAX_DEPTH) {
      throw new IllegalArgumentException("nested too deeply");
    }
    out.append(toml.charAt(at++));
    for (skipBlanks(); toml.charAt(at) != close; skipBlanks()) {
      if (close == '}') {
        key();
      }
      value();
      skipBlanks();
      if (toml.charAt(at) != close) {
        expect(',');
        skipBlanks();
        out.append(toml.charAt(at) == close ? "" : ", ");
      }
    }
    out.append(close);
    at++;
    depth--;
  }

  private void key() {
    char c = toml.charAt(at);
    int start = at;
    while (c != '"' && c != '\'' && isBare(toml.charAt(at))) {
      at++;
    }
    String key = c == '"' || c == '\'' ? quoted() : toml.substring(start, at);
    out.append(JsonBytes.plain().string(key)).append(": ");
    skipBlanks();
    expect('=');
    skipBlanks();
  }

  private static boolean isBare(char c) {
    return c == '_' || c == '-' || (c < 0x80 && Character.isLetterOrDigit(c));
  }

  private String quoted() {
    char quote = toml.charAt(at++);
    StringBuilder text = new StringBuilder();
    for (; toml.charAt(at) != quote; at++) {
      char c = toml.charAt(at);
      if (c == '\n' || c == '\r') {
        throw new IllegalArgumentException("a line end in a string");
      }
      if (c == '\\' && quote == '"') {
        escape(text);
      } else {
        text.append(c);
      }
    }
    at++;
    return text.toString();
  }

  private void escape(StringBuilder text) {
    char c = toml.charAt(++at);
    int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits > 0) {
      text.appendCodePoint(Integer.parseInt(toml.substring(at + 1, at + 1 + digits), 16));
      at += digits;
    } else {
      text.append(ESCAPED.charAt(ESCAPES.indexOf(c)));
    }
  }

  private void word() {
    int start = at;
    while (",]}#".indexOf(toml.charAt(at)) < 0 && toml.charAt(at) > ' ') {
      at++;
    }
    String word = toml.substring(start, at);
    if (word.equals("true") || word.equals("false") || NUMBER.matcher(word).matches()) {
      out.append(word);
    } else if (DATE.matcher(word).matches()) {
      out.append(JsonBytes.plain().string(word));
    } else {
      throw new IllegalArgumentException("not a value: " + word);
    }
  }

  private void expect(char c) {
    if (toml.charAt(at) != c) {
      throw new IllegalArgumentException("no '" + c + "'");
    }
    at++;
  }

  /** Goes past blanks, line ends and comments. */
  private void skipBlanks() {
    while (at < toml.length() && (toml.charAt(at) <= ' ' || toml.charAt(at) == '#')) {
      boolean comment = toml.charAt(at) == '#';
      at++;
      while (comment && at < toml.length() && "\r\n".indexOf(toml.charAt(at)) < 0) {
        at++;
      }
    }
  }
}
