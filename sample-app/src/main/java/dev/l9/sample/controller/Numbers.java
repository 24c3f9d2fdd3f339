package dev.l9.sample.controller;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as a user reads them: ten digits, no trailing zeros, no rounding noise. */
final class Numbers {

  private static final MathContext DIGITS = new MathContext(10);

  private Numbers() {}

  static String show(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
    double size = Math.abs(value);
    boolean plain = size == 0 || (size >= 1e-6 && size < 1e12);
    return plain ? rounded.toPlainString() : rounded.toString();
  }
}
