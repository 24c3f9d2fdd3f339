package dev.l9.trace.block;

import dev.l9.trace.model.CapturedValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON that {@link BlockRenderer} writes, in the agent, which has no Jackson. Of other
 * JSON it may take more than is allowed, but says of none what it doesn't say.
 */
final class PlainJson {

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
  static CapturedValue read(String text) {
    PlainJson json = new PlainJson(text);
    CapturedValue value = json.value(0);
    if (json.peek() != 0) {
      throw json.wrong();
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
      default -> c;
    };
  }

  private char unicode() {
    if (at + 4 > text.length()) {
      throw wrong();
    }
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }

  /** A number, or one of the three words. */
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
      default -> new CapturedValue.Num(number(word));
    };
  }

  private static Number number(String text) {
    boolean whole = text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    return whole ? whole(new BigInteger(text)) : decimal(text);
  }

  private static Number whole(BigInteger value) {
    if (value.bitLength() < Integer.SIZE) {
      return value.intValue();
    }
    return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
  }

  /** A double where it says the same as the text, which then can be written again as it was. */
  private static Number decimal(String text) {
    double value = Double.parseDouble(text);
    return Double.toString(value).equals(text) ? (Number) value : new BigDecimal(text);
  }

  /** The next character that isn't a blank, which stays; 0 at the end. */
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
