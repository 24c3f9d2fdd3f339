package dev.l9.trace.agent.redact;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides which numbers are sensitive: those whose digits would be sensitive as a text.
 *
 * <p>Hot path: for most numbers one comparison suffices. If the user has given an expression, it is
 * matched with the digits of each number, and no string of them is made. Confined to a thread.
 */
public final class SensitiveNumbers implements CharSequence {

  private final @Nullable Matcher own;

  /** The digits of the number that is checked, from {@link #start} on. */
  private final char[] digits = new char[Long.toString(Long.MIN_VALUE).length()];

  private int start = digits.length;

  /**
   * Looks for card numbers, or for what the user's expression matches.
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

  /** Whether a number is sensitive whose class is one of the JDK's. */
  public boolean isSensitive(Number number) {
    if (number instanceof Double) {
      return isSensitive(number.doubleValue());
    } else if (number instanceof Float) { // A float has too few digits for a card number.
      return own != null && isOwn(own, number.doubleValue(), number.toString());
    }
    return isSensitive(number.longValue());
  }

  /**
   * Whether a number is sensitive that is shown by this text of digits, possibly with an exponent.
   */
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
    do { // A negative number isn't negated, since the smallest one has no positive counterpart.
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
