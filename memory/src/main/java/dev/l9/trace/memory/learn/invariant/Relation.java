package dev.l9.trace.memory.learn.invariant;

import dev.l9.trace.memory.learn.value.Numbers;
import dev.l9.trace.memory.learn.value.Reading;
import dev.l9.trace.memory.learn.value.SameValue;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How two variables are related. */
public enum Relation {
  /** Equal values of any kind. */
  EQUAL("=="),
  /** A smaller number. */
  LESS("<"),
  /** A number that isn't larger. */
  AT_MOST("<="),
  /** A larger number. */
  GREATER(">"),
  /** A number that isn't smaller. */
  AT_LEAST(">="),
  /** The value is an element of the list. */
  ELEMENT("in"),
  /** Each element of the list is an element of the other. */
  SUBSET("subset"),
  /** The text begins with the other, {@code x.startsWith(y)}. */
  PREFIXED("startsWith");

  final String sign;

  Relation(String sign) {
    this.sign = sign;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is about two numbers and their order. */
  public boolean isOrder() {
    return this == LESS || this == AT_MOST || this == GREATER || this == AT_LEAST;
  }

  /** Whether it holds; empty if it can't be said, as of nulls and of what was cut. */
  public Optional<Boolean> holds(Reading.Known left, Reading.Known right) {
    if (this == EQUAL) {
      return left.isWhole() && right.isWhole()
          ? Optional.of(SameValue.is(left.value(), right.value()))
          : Optional.empty();
    } else if (isNull(left) || isNull(right)) {
      return Optional.empty();
    } else if (isOrder()) {
      return Optional.of(isInOrder(left.value(), right.value()));
    }
    return holdsForParts(left, right);
  }

  private Optional<Boolean> holdsForParts(Reading.Known left, Reading.Known right) {
    if (!isKind(left, right)) {
      return Optional.of(false);
    } else if (!left.isWhole() || !right.isWhole()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (this) {
          case ELEMENT -> SameValue.isIn(left.value(), right.elements());
          case SUBSET -> isSubset(left.elements(), right.elements());
          default -> text(left).startsWith(text(right));
        });
  }

  private boolean isKind(Reading.Known left, Reading.Known right) {
    return switch (this) {
      case ELEMENT -> right.value() instanceof Items;
      case SUBSET -> left.value() instanceof Items && right.value() instanceof Items;
      default -> left.value() instanceof Text && right.value() instanceof Text;
    };
  }

  private boolean isInOrder(CapturedValue left, CapturedValue right) {
    BigDecimal one = Numbers.of(left);
    BigDecimal other = Numbers.of(right);
    return one != null && other != null && isOrder(one.compareTo(other));
  }

  /** Whether the sign of a comparison fits. */
  public boolean isOrder(int sign) {
    return switch (this) {
      case LESS -> sign < 0;
      case AT_MOST -> sign <= 0;
      case GREATER -> sign > 0;
      case AT_LEAST -> sign >= 0;
      default -> sign == 0;
    };
  }

  private static boolean isSubset(List<CapturedValue> left, List<CapturedValue> right) {
    return left.stream().allMatch(element -> SameValue.isIn(element, right));
  }

  private static String text(Reading.Known reading) {
    return reading.value() instanceof Text text ? text.value() : "";
  }

  private static boolean isNull(Reading.Known reading) {
    return reading.value().equals(CapturedValue.NULL);
  }
}
