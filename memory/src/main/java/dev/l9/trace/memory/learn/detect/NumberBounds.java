package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.invariant.Bounds.Bound;
import dev.l9.trace.memory.learn.statistics.Chance;
import dev.l9.trace.memory.learn.statistics.Edge;
import dev.l9.trace.memory.learn.value.VariablePath.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Finds the bounds of a number that are worth telling. The outermost number is a bound only if it
 * came often, and early; otherwise zero is one if the numbers end there, or are far from it.
 */
final class NumberBounds {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** A bound that has no meaning of its own has to be ten times as sure. */
  private static final double PENALTY = 10;

  private final Variable variable;
  private final double limit;

  NumberBounds(Variable variable, double limit) {
    this.variable = variable;
    this.limit = limit;
  }

  /** A bound, and the chance that it is none. */
  record Side(Bound bound, double chance) {}

  Optional<Side> lower() {
    Edge lowest = variable.lowest;
    Optional<Side> outermost = outermost(lowest);
    boolean isCount = variable.path.measure() != Measure.VALUE;
    if (outermost.isPresent() || lowest.outermost().signum() < 0) {
      // That a size isn't negative says nothing.
      return outermost.filter(side -> !isCount || side.bound().number().signum() > 0);
    }
    Optional<Side> positive = beyondZero(lowest);
    return positive.isPresent() || isCount ? positive : notBeyondZero(lowest);
  }

  Optional<Side> upper() {
    Edge highest = variable.highest;
    Optional<Side> outermost = outermost(highest);
    if (outermost.isPresent()) {
      return outermost;
    } else if (highest.outermost().signum() <= 0) {
      Optional<Side> negative = beyondZero(highest);
      return negative.isPresent() ? negative : notBeyondZero(highest);
    }
    return atWhole(highest, BigDecimal.ONE).or(() -> atWhole(highest, HUNDRED));
  }

  private Optional<Side> outermost(Edge edge) {
    if (variable.isIdentifier || !edge.isSettled()) {
      return Optional.empty();
    }
    BigDecimal number = edge.outermost();
    double chance = Chance.ofNone(edge.expectedBeyond()) * (isSpecial(number) ? 1 : PENALTY);
    return side(new Bound(number, false), chance + noOther());
  }

  private static boolean isSpecial(BigDecimal number) {
    return List.of(BigDecimal.ZERO, BigDecimal.ONE, HUNDRED).stream()
        .anyMatch(one -> one.compareTo(number.abs()) == 0);
  }

  /** All are on one side of zero, and none is zero. */
  private Optional<Side> beyondZero(Edge edge) {
    if (edge.outermost().signum() == 0) {
      return Optional.empty();
    }
    double chance =
        Chance.ofNone(edge.distanceOf(BigDecimal.ZERO)) + Chance.ofNoRareOther(variable.count);
    BigDecimal unit = BigDecimal.valueOf(edge.outermost().signum());
    return side(
        variable.areIntegers ? new Bound(unit, false) : new Bound(BigDecimal.ZERO, true), chance);
  }

  private Optional<Side> notBeyondZero(Edge edge) {
    double expected =
        Math.max(edge.expectedBeyond(BigDecimal.ZERO), edge.distanceOf(BigDecimal.ZERO));
    return side(new Bound(BigDecimal.ZERO, false), Chance.ofNone(expected) + noOther());
  }

  /** Shares end at 1, and percentages at 100, if they come close to it. */
  private Optional<Side> atWhole(Edge highest, BigDecimal whole) {
    if (variable.lowest.outermost().signum() < 0
        || highest.outermost().compareTo(whole) > 0
        || variable.path.measure() != Measure.VALUE) {
      return Optional.empty();
    }
    double chance = Chance.ofNone(highest.expectedBeyond(whole));
    return side(new Bound(whole, false), chance + noOther());
  }

  private double noOther() {
    return Chance.ofNoOther(variable.count);
  }

  private Optional<Side> side(Bound bound, double chance) {
    return Chance.confidence(chance) >= limit
        ? Optional.of(new Side(bound, chance))
        : Optional.empty();
  }
}
