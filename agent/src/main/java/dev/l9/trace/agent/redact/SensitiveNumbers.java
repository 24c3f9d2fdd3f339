package dev.l9.trace.agent.redact;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Knows which numbers are sensitive: those whose digits would be as a text.
 *
 * <p>Hot path: of most numbers a comparison says that they aren't; where the user has an expression
 * of his own, it sees the digits of each number without a text of them being made. Confined to a
 * thread.
 */
public final class SensitiveNumbers implements CharSequence {

  private final @Nullable Matcher own;

  /** The digits of the number that is looked at, from the start on. */
  private final char[] digits = new char[Long.toString(Long.MIN_VALUE).length()];

  private int start = digits.length;

  /**
   * Looks for card numbers, or for what the user says.
   *
   * @param own the user's expression; null for the default
   */
  SensitiveNumbers(@Nullable Pattern own) {
    this.own = own == null ? null : own.matcher("");
  }

  public boolean isSensitive(long number) {
    return own == null ? SecretScanner.isCard(number) : isOwn(own, number);
  }

  public boolean isSensitive(double number) {
    if (own != null) {
      return isOwn(own, number, Double.toString(number));
    }
    long whole = (long) number;
    return whole == number && SecretScanner.isCard(whole);
  }

  /** Of a number of one of the JDK's classes. */
  public boolean isSensitive(Number number) {
    if (number instanceof Double) {
      return isSensitive(number.doubleValue());
    } else if (number instanceof Float) { // Has too few digits for a card.
      return own != null && isOwn(own, number.doubleValue(), number.toString());
    }
    return isSensitive(number.longValue());
  }

  /** Of a number that is shown by these digits, and maybe an exponent. */
  public boolean isSensitive(BigDecimal number, String text, Redactor redactor) {
    boolean isLong = number.scale() <= 0 && number.precision() - number.scale() < digits.length;
    return redactor.isSensitiveValue(text) || (isLong && isSensitive(number.longValue()));
  }

  private boolean isOwn(Matcher matcher, double number, String text) {
    long whole = (long) number;
    return matcher.reset(text).find() || (whole == number && isOwn(matcher, whole));
  }

  private boolean isOwn(Matcher matcher, long number) {
    start = digits.length;
    long rest = number;
    do { // Negative numbers stay so: the smallest has no positive.
      digits[--start] = (char) ('0' + Math.abs((int) (rest % 10)));
      rest /= 10;
    } while (rest != 0);
    if (number < 0) {
      digits[--start] = '-';
    }
    return matcher.reset(this).find();
  }

  @Override
  public int length() {
    return digits.length - start;
  }

  @Override
  public char charAt(int index) {
    return digits[start + index];
  }

  @Override
  public CharSequence subSequence(int from, int to) {
    return toString().substring(from, to);
  }

  @Override
  public String toString() {
    return new String(digits, start, length());
  }
}
