package dev.l9.trace.agent.redact;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides which numbers are sensitive: those whose digits would be sensitive as a text.
 *
 * <p>Hot path: for most numbers one comparison suffices. If the user has given expressions, they
 * are matched with the digits of each number, and no string of them is made. Confined to a thread.
 */
public final class SensitiveNumbers implements CharSequence {

  private final boolean cards;
  private final Matcher[] own;

  /** The digits of the number that is checked, from {@link #start} on. */
  private final char[] digits = new char[Long.toString(Long.MIN_VALUE).length()];

  private int start = digits.length;

  /**
   * Looks for card numbers, for what the user's expressions match, or for both.
   *
   * @param cards whether card numbers are sensitive
   * @param own the user's expressions
   */
  SensitiveNumbers(boolean cards, List<Pattern> own) {
    this.cards = cards;
    this.own = new Matcher[own.size()];
    for (int i = 0; i < this.own.length; i++) {
      this.own[i] = own.get(i).matcher("");
    }
  }

  public boolean isSensitive(long number) {
    return (cards && CardNumber.matches(number)) || (own.length > 0 && isOwn(number));
  }

  public boolean isSensitive(double number) {
    long whole = (long) number;
    return (whole == number && isSensitive(whole))
        || (own.length > 0 && isOwn(Double.toString(number)));
  }

  /** Whether a number is sensitive whose class is one of the JDK's. */
  public boolean isSensitive(Number number) {
    if (number instanceof Double) {
      return isSensitive(number.doubleValue());
    } else if (number instanceof Float) { // A float has too few digits for a card number.
      long whole = number.longValue();
      return own.length > 0
          && (isOwn(number.toString()) || (whole == number.floatValue() && isOwn(whole)));
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

  private boolean isOwn(CharSequence text) {
    for (Matcher matcher : own) {
      if (matcher.reset(text).find()) {
        return true;
      }
    }
    return false;
  }

  private boolean isOwn(long number) {
    start = digits.length;
    long rest = number;
    do { // A negative number isn't negated, since the smallest one has no positive counterpart.
      digits[--start] = (char) ('0' + Math.abs((int) (rest % 10)));
      rest /= 10;
    } while (rest != 0);
    if (number < 0) {
      digits[--start] = '-';
    }
    return isOwn(this);
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
