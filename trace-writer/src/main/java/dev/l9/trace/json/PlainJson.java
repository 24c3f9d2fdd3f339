package dev.l9.trace.json;

import dev.l9.trace.model.CapturedValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259) as captured values. It needs no library, since the agent has none. A whole
 * number becomes an {@link Integer}, {@link Long} or {@link BigInteger}, the smallest type that
 * holds it. Any other number becomes a {@link Double}, or a {@link BigDecimal} if a double's text
 * would differ. Thread-safe.
 */
public final class PlainJson {

  private static final int MAX_DEPTH = 100;

  private final String text;
  private int at;

  private PlainJson(String text) {
    this.text = text;
  }

  /**
   * Reads one value.
   *
   * @throws IllegalArgumentException where the text isn't exactly one value
   */
  public static CapturedValue read(String text) {
    PlainJson json = new PlainJson(text);
    json.peek();
    if (json.at == text.length()) {
      throw new IllegalArgumentException("not JSON: empty");
    }
    CapturedValue value = json.value(0);
    json.peek();
    if (json.at < text.length()) {
      throw new IllegalArgumentException("not JSON: text after the end");
    }
    return value;
  }

  private CapturedValue value(int depth) {
    if (depth > MAX_DEPTH) {
      throw wrong();
    }
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new CapturedValue.Text(string());
      default -> word();
    };
  }

  private CapturedValue object(int depth) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    at++;
    for (boolean first = true; !ends('}', first); first = false) {
      if (peek() != '"') {
        throw wrong();
      }
      String key = string();
      expect(':');
      fields.put(key, value(depth + 1));
    }
    return new CapturedValue.Fields(fields);
  }

  private CapturedValue array(int depth) {
    List<CapturedValue> items = new ArrayList<>();
    at++;
    for (boolean first = true; !ends(']', first); first = false) {
      items.add(value(depth + 1));
    }
    return new CapturedValue.Items(items);
  }

  private boolean ends(char bracket, boolean first) {
    if (peek() == bracket) {
      at++;
      return true;
    }
    if (!first) {
      expect(',');
    }
    return false;
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw wrong();
      }
      string.append(c == '\\' ? escaped() : c);
    }
    expect('"');
    return string.toString();
  }

  private char escaped() {
    if (at >= text.length()) {
      throw wrong();
    }
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      case '"', '\\', '/' -> c;
      default -> throw wrong();
    };
  }

  private char unicode() {
    if (at + 4 > text.length()) {
      throw wrong();
    }
    int code = 0;
    for (int end = at + 4; at < end; at++) {
      int digit = Character.digit(text.charAt(at), 16);
      if (digit < 0 || text.charAt(at) > 'f') {
        throw wrong();
      }
      code = code << 4 | digit;
    }
    return (char) code;
  }

  /** Reads a number, or one of the words {@code true}, {@code false} and {@code null}. */
  private CapturedValue word() {
    int from = at;
    while (at < text.length() && " \t\r\n,]}:".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(from, at);
    return switch (word) {
      case "true" -> new CapturedValue.Bool(true);
      case "false" -> new CapturedValue.Bool(false);
      case "null" -> CapturedValue.NULL;
      default -> new CapturedValue.Num(number(word, from));
    };
  }

  private Number number(String word, int from) {
    int digits = word.startsWith("-") ? 1 : 0;
    int point = pastDigits(word, digits);
    int exponent = word.startsWith(".", point) ? pastDigits(word, point + 1) : point;
    boolean zeros = word.startsWith("0", digits) && point > digits + 1;
    boolean noFraction = word.startsWith(".", point) && exponent == point + 1;
    if (point == digits || zeros || noFraction || !isEnd(word, exponent)) {
      at = from;
      throw wrong();
    }
    return point == word.length() ? whole(new BigInteger(word)) : decimal(word);
  }

  /** Whether nothing follows the digits, or a complete exponent does. */
  private static boolean isEnd(String word, int from) {
    if (from == word.length()) {
      return true;
    }
    boolean sign = word.startsWith("+", from + 1) || word.startsWith("-", from + 1);
    int digits = from + (sign ? 2 : 1);
    return "eE".indexOf(word.charAt(from)) >= 0
        && digits < word.length()
        && pastDigits(word, digits) == word.length();
  }

  private static int pastDigits(String word, int from) {
    int next = from;
    while (next < word.length() && word.charAt(next) >= '0' && word.charAt(next) <= '9') {
      next++;
    }
    return next;
  }

  private static Number whole(BigInteger value) {
    if (value.bitLength() < Integer.SIZE) {
      return value.intValue();
    }
    return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
  }

  /**
   * Returns a double if its text is the given one, and else a {@link BigDecimal}; so the number can
   * be written again as it was.
   */
  private static Number decimal(String text) {
    double value = Double.parseDouble(text);
    return Double.toString(value).equals(text) ? (Number) value : new BigDecimal(text);
  }

  /** Goes past blanks and returns the next character without going past it; 0 at the end. */
  private char peek() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private void expect(char c) {
    if (peek() != c) {
      throw wrong();
    }
    at++;
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("not JSON at character " + at);
  }
}
