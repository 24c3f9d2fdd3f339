package dev.l9.trace.contract.spec;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers in the file of a contract, which may be quoted. */
final class Figure {

  private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");
  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,6})?) ?%?");
  private static final double WHOLE = 100;

  private Figure() {}

  /** A whole number that isn't negative; empty if the text isn't one of at most six digits. */
  static Optional<Integer> count(String text) {
    return COUNT.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  /** A percentage, such as {@code 95%} or {@code 99.5}; empty if it isn't from 0 to 100. */
  static Optional<Double> percent(String text) {
    Matcher matcher = PERCENT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(matcher.group(1));
    return value <= WHOLE ? Optional.of(value) : Optional.empty();
  }
}
