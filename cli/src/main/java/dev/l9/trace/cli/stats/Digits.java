package dev.l9.trace.cli.stats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers with as many digits as are of use. */
final class Digits {

  private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_UP);
  private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_UP);
  private static final int NANOS_OF_MILLI = 6;

  private Digits() {}

  /** Three digits, or all of a whole number: {@code 8}, {@code 0.0213}, {@code 12.3}. */
  static String of(double number) {
    if (Double.isNaN(number)) {
      return "?";
    }
    BigDecimal exact = BigDecimal.valueOf(number);
    BigDecimal whole = exact.setScale(0, RoundingMode.HALF_UP);
    return plain(whole.abs().precision() > 2 ? whole : exact.round(THREE)).toPlainString();
  }

  /** Percents, rounded down, so that only what has no exception is 100. */
  static String percent(double share) {
    return plain(new BigDecimal(100 * share).setScale(2, RoundingMode.DOWN)).toPlainString();
  }

  /** Milliseconds: {@code 8ms}. */
  static String millis(double nanos) {
    return of(nanos / 1e6) + "ms";
  }

  /** The same of whole nanoseconds. */
  static String millis(long nanos) {
    return millis((double) nanos);
  }

  /** Milliseconds for JSON, exact to the nanosecond. */
  static BigDecimal exactMillis(long nanos) {
    return plain(BigDecimal.valueOf(nanos, NANOS_OF_MILLI));
  }

  /** Six digits, for JSON. */
  static BigDecimal six(double number) {
    return plain(new BigDecimal(number).round(SIX));
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** A time in the unit in which it is easiest to read. */
  static String time(double seconds) {
    if (seconds < 60) {
      return of(seconds) + " s";
    }
    return seconds < 3_600
        ? of(seconds / 60) + " min"
        : seconds < 86_400 ? of(seconds / 3_600) + " h" : of(seconds / 86_400) + " days";
  }

  /** {@code 1 error}, {@code 2 errors}. */
  static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
