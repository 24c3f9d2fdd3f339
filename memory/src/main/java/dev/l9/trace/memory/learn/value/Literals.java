package dev.l9.trace.memory.learn.value;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Bool;
import dev.l9.trace.model.CapturedValue.Null;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.math.BigDecimal;

/**
 * Writes single values as text, such as {@code 5}, {@code "EUR"}, {@code true} and {@code null},
 * and reads them.
 */
public final class Literals {

  private static final int MOST_ZEROS = 20;
  private static final int HEX = 16;

  private Literals() {}

  /** Whether it is a number, a text, a truth value or null, and not made of other values. */
  public static boolean isSingle(CapturedValue value) {
    return value instanceof Num
        || value instanceof Text
        || value instanceof Bool
        || value instanceof Null;
  }

  /**
   * The text of a value.
   *
   * @throws IllegalArgumentException if the value isn't single
   */
  public static String text(CapturedValue value) {
    if (value instanceof Null) {
      return "null";
    } else if (value instanceof Bool bool) {
      return String.valueOf(bool.value());
    } else if (value instanceof Num number) {
      return text(Numbers.exact(number.value()));
    } else if (value instanceof Text text) {
      return quoted(text.value());
    }
    throw new IllegalArgumentException("not a single value: " + value);
  }

  /** The text of a number, without needless zeros: {@code 25} for 25.0. */
  public static String text(BigDecimal number) {
    BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    boolean isLong = plain.scale() < -MOST_ZEROS || plain.scale() > 2 * MOST_ZEROS;
    return isLong ? plain.toString() : plain.toPlainString();
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException if no value follows
   */
  public static CapturedValue parse(TextScanner in) {
    if (in.acceptWord("null")) {
      return CapturedValue.NULL;
    } else if (in.acceptWord("true")) {
      return new Bool(true);
    } else if (in.acceptWord("false")) {
      return new Bool(false);
    } else if (in.accept("\"")) {
      return new Text(unquoted(in));
    }
    return new Num(number(in));
  }

  /** Whether a value follows, and not a variable. */
  public static boolean follows(TextScanner in) {
    return in.sees("\"")
        || in.seesNumber()
        || TextScanner.RESERVED.stream().anyMatch(word -> seesWord(in, word));
  }

  private static boolean seesWord(TextScanner in, String word) {
    return in.copy().acceptWord(word);
  }

  /**
   * Reads a number.
   *
   * @throws IllegalArgumentException if no number follows
   */
  public static BigDecimal number(TextScanner in) {
    if (!in.seesNumber()) {
      throw in.failure("a value");
    }
    String digits = in.number();
    try {
      return new BigDecimal(digits);
    } catch (NumberFormatException e) {
      throw in.failure("a number, not " + digits);
    }
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '"' || character == '\\') {
        out.append('\\').append(character);
      } else if (Character.isISOControl(character)
          || Character.isSurrogate(character)
          || Character.getType(character) == Character.FORMAT
          || character == '\u2028'
          || character == '\u2029') {
        out.append("\\u").append(hex(character));
      } else {
        out.append(character);
      }
    }
    return out.append('"').toString();
  }

  private static String hex(char character) {
    return Integer.toHexString(0x10000 | character).substring(1);
  }

  private static String unquoted(TextScanner in) {
    StringBuilder text = new StringBuilder();
    while (true) {
      char character = in.next();
      if (character == '"') {
        return text.toString();
      }
      text.append(character == '\\' ? escaped(in) : character);
    }
  }

  private static char escaped(TextScanner in) {
    char character = in.next();
    if (character != 'u') {
      return character;
    }
    int code = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      int digit = Character.digit(in.next(), HEX);
      if (digit < 0) {
        throw in.failure("a hexadecimal digit");
      }
      code = code * HEX + digit;
    }
    return (char) code;
  }
}
