package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.invariant.Linear;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a number is always another one times a factor plus something. The first two executions
 * say which; only what follows is evidence.
 */
final class LinearFit {

  private static final int MOST_DIGITS = 20;

  private Variable target;
  private Variable source;
  private boolean isPossible = true;
  private @Nullable BigDecimal firstTarget;
  private @Nullable BigDecimal firstSource;
  private @Nullable BigDecimal secondSource;
  private @Nullable Linear linear;
  private int count;

  LinearFit(Variable target, Variable source) {
    this.target = target;
    this.source = source;
  }

  boolean isPossible() {
    return isPossible;
  }

  boolean isFound() {
    return linear != null;
  }

  void see(Row row, boolean isCounted) {
    BigDecimal y = row.number(target);
    BigDecimal x = row.number(source);
    if (!isPossible || y == null || x == null) {
      return;
    } else if (linear != null) {
      isPossible = linear.holds(y, x).orElse(false);
      count += isCounted && isNew(x) ? 1 : 0;
    } else if (firstSource == null || firstTarget == null) {
      firstSource = x;
      firstTarget = y;
    } else if (x.compareTo(firstSource) != 0) {
      fit(y, x, firstTarget, firstSource);
    } else {
      isPossible = y.compareTo(firstTarget) == 0;
    }
  }

  private boolean isNew(BigDecimal x) {
    return firstSource != null
        && secondSource != null
        && x.compareTo(firstSource) != 0
        && x.compareTo(secondSource) != 0;
  }

  private void fit(BigDecimal y, BigDecimal x, BigDecimal oldY, BigDecimal oldX) {
    BigDecimal rise = y.subtract(oldY);
    BigDecimal run = x.subtract(oldX);
    isPossible = rise.signum() != 0;
    if (!isPossible) {
      return;
    }
    secondSource = x;
    Optional<BigDecimal> factor = quotient(rise, run);
    if (factor.isEmpty()) { // Its inverse may have few digits: a third, and three times.
      swap(y, oldY);
      factor = quotient(run, rise);
    }
    BigDecimal slope = factor.orElse(BigDecimal.ZERO);
    BigDecimal offset = isSwapped ? x.subtract(slope.multiply(y)) : y.subtract(slope.multiply(x));
    boolean isEquality = slope.compareTo(BigDecimal.ONE) == 0 && offset.signum() == 0;
    isPossible = slope.signum() != 0 && !isEquality;
    linear = isPossible ? new Linear(target.path, slope, source.path, offset) : null;
  }

  private boolean isSwapped;

  private void swap(BigDecimal y, BigDecimal oldY) {
    Variable former = target;
    target = source;
    source = former;
    firstSource = oldY;
    secondSource = y;
    isSwapped = true;
  }

  private static Optional<BigDecimal> quotient(BigDecimal number, BigDecimal divisor) {
    try {
      BigDecimal quotient = number.divide(divisor);
      return quotient.precision() <= MOST_DIGITS ? Optional.of(quotient) : Optional.empty();
    } catch (ArithmeticException e) {
      return Optional.empty(); // It has digits without end.
    }
  }

  void tell(Candidate.Judge judge, long executions) {
    if (linear == null || target.isVolatile || source.isVolatile) {
      return; // What is added to a time differs from run to run.
    }
    Linear found = linear;
    judge.judge(
        new Likely(found, List.of(target, source), 0, count, executions),
        (one, other) -> holds(found, one.number(target), other.number(source)),
        0);
  }

  private static Optional<Boolean> holds(
      Linear linear, @Nullable BigDecimal y, @Nullable BigDecimal x) {
    return y == null || x == null ? Optional.empty() : linear.holds(y, x);
  }
}
