package dev.l9.trace.memory.learn.invariant;

import dev.l9.trace.memory.learn.value.Literals;
import dev.l9.trace.memory.learn.value.Numbers;
import dev.l9.trace.memory.learn.value.VariablePath;
import dev.l9.trace.model.CapturedValue;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code x >= 0}, {@code 0 < x <= 10}. A value that is no number, such as not-a-number, is in no
 * bounds; of null they say nothing.
 *
 * @param lower null if there is none; one of the two is there
 * @param upper null if there is none
 */
public record Bounds(VariablePath variable, @Nullable Bound lower, @Nullable Bound upper)
    implements Invariant.OfOne {

  /**
   * One of the two bounds. Equal numbers make equal bounds.
   *
   * @param isStrict whether the number itself is out of bounds
   */
  public record Bound(BigDecimal number, boolean isStrict) {

    public Bound {
      number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    private String sign() {
      return isStrict ? "<" : "<=";
    }
  }

  public Bounds {
    if (lower == null && upper == null) {
      throw new IllegalArgumentException("no bound of " + variable);
    }
  }

  /** {@code x >= number}. */
  public static Bounds atLeast(VariablePath variable, BigDecimal number) {
    return new Bounds(variable, new Bound(number, false), null);
  }

  /** {@code x <= number}. */
  public static Bounds atMost(VariablePath variable, BigDecimal number) {
    return new Bounds(variable, null, new Bound(number, false));
  }

  /** Whether the other bounds follow from these, as {@code x >= 0} does from {@code x >= 1}. */
  public boolean implies(Bounds other) {
    return variable.equals(other.variable)
        && (other.lower == null || (lower != null && isWithin(lower, other.lower, 1)))
        && (other.upper == null || (upper != null && isWithin(upper, other.upper, -1)));
  }

  private static boolean isWithin(Bound inner, Bound outer, int sign) {
    int order = sign * inner.number().compareTo(outer.number());
    return order > 0 || (order == 0 && (inner.isStrict() || !outer.isStrict()));
  }

  @Override
  public Optional<Boolean> holdsFor(CapturedValue value) {
    if (value.equals(CapturedValue.NULL)) {
      return Optional.empty();
    }
    BigDecimal number = Numbers.of(value);
    return Optional.of(number != null && isAbove(number) && isBelow(number));
  }

  private boolean isAbove(BigDecimal value) {
    return lower == null || value.compareTo(lower.number()) >= (lower.isStrict() ? 1 : 0);
  }

  private boolean isBelow(BigDecimal value) {
    return upper == null || value.compareTo(upper.number()) <= (upper.isStrict() ? -1 : 0);
  }

  @Override
  public String text() {
    String name = variable.text();
    if (lower == null) {
      return upper == null ? name : name + " " + upper.sign() + " " + number(upper);
    } else if (upper == null) {
      return name + (lower.isStrict() ? " > " : " >= ") + number(lower);
    }
    return number(lower)
        + " "
        + lower.sign()
        + " "
        + name
        + " "
        + upper.sign()
        + " "
        + number(upper);
  }

  private static String number(Bound bound) {
    return Literals.text(bound.number());
  }

  @Override
  public String form() {
    return "bounds";
  }

  @Override
  public Bounds replace(String name, VariablePath by) {
    return new Bounds(variable.replace(name, by), lower, upper);
  }
}
