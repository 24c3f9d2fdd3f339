package dev.l9.trace.json;

/**
 * Turns an object of JSON into an inline table of TOML (1.0), which is in one line. The JSON is in
 * plain ASCII. Thread-safe.
 */
public final class TomlWriter {

  private final String json;
  private final StringBuilder out;
  private int at;

  private TomlWriter(String json) {
    this.json = json;
    this.out = new StringBuilder(json.length() * 5 / 4);
  }

  /**
   * Returns the table.
   *
   * @throws IllegalArgumentException where TOML has no such value; the message says which
   */
  public static String table(String json) {
    TomlWriter writer = new TomlWriter(json);
    writer.value();
    return writer.out.toString();
  }

  private void value() {
    switch (next()) {
      case '{' -> collection('}');
      case '[' -> collection(']');
      case '"' -> at = JsonEscapes.copy(json, at, out, true);
      default -> word();
    }
  }

  private void collection(char close) {
    out.append(json.charAt(at++));
    char before = ' ';
    while (next() != close) {
      at += json.charAt(at) == ',' ? 1 : 0;
      next();
      // Two brackets in a row would begin an expression of some template engines.
      boolean blank = close == '}' || before == ',' || json.charAt(at) == '[';
      out.append(blank ? " " : "");
      if (close == '}') {
        key();
      }
      value();
      before = ',';
      out.append(next() == ',' ? "," : "");
    }
    out.append(close == '}' && before == ',' ? " }" : String.valueOf(close));
    at++;
  }

  private void key() {
    int start = out.length();
    at = JsonEscapes.copy(json, at, out, true);
    String key = out.substring(start + 1, out.length() - 1);
    if (isBare(key)) {
      out.setLength(start);
      out.append(key);
    }
    out.append(" = ");
    next();
    at++; // This goes past the colon.
  }

  /**
   * Whether TOML takes the key without quotes. Keys of digits are quoted too, for readers' sake.
   */
  private static boolean isBare(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean letter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !key.isEmpty();
  }

  private void word() {
    int start = at;
    while (at < json.length() && ",]} \n".indexOf(json.charAt(at)) < 0) {
      at++;
    }
    String word = json.substring(start, at);
    if (word.equals("null")) {
      throw new IllegalArgumentException("null");
    }
    if (!word.equals("true") && !word.equals("false") && isWhole(word)) {
      Long.parseLong(word); // TOML's whole numbers have 64 bits.
    }
    out.append(word);
  }

  private static boolean isWhole(String number) {
    return number.indexOf('.') < 0 && number.indexOf('e') < 0 && number.indexOf('E') < 0;
  }

  /** Goes past blanks and returns the next character without going past it. */
  private char next() {
    while (json.charAt(at) <= ' ') {
      at++;
    }
    return json.charAt(at);
  }
}
