package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.invariant.Bounds.Bound;
import dev.l9.trace.memory.learn.statistics.Chance;
import dev.l9.trace.memory.learn.statistics.Edge;
import dev.l9.trace.memory.learn.value.VariablePath.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the bounds of a number that are worth telling. The outermost number is a bound only if it
 * came often, and early; otherwise zero is one if the numbers end there, or are far from it.
 */
final class NumberBounds {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** One of so many lists is empty, it is assumed. */
  private static final int EMPTY_LISTS = 20;

  /** A bound that has no meaning of its own has to be ten times as sure. */
  private static final double PENALTY = 10;

  /** Names of what depends on how long something is. There is always a longer one. */
  private static final Pattern EXTENT =
      Pattern.compile("(?:.*[a-z0-9_])?(?:Length|End|Offset|Position)|length|end|offset|position");

  private final Variable variable;
  private final double limit;

  NumberBounds(Variable variable, double limit) {
    this.variable = variable;
    this.limit = limit;
  }

  /** A bound, and the chance that it is none. */
  record Side(Bound bound, double chance) {}

  Optional<Side> lower() {
    return isCount() ? lowerOfCount() : lowerOfNumber();
  }

  /** That a size isn't negative says nothing, and how short a text may be says little. */
  private Optional<Side> lowerOfCount() {
    if (variable.hasZero) {
      return Optional.empty();
    }
    Optional<Side> outermost = isVariedSize() ? outermost(variable.lowest) : Optional.empty();
    return outermost.isPresent()
        ? outermost
        : side(new Bound(BigDecimal.ONE, false), chanceOfNoEmpty());
  }

  /** Lists are empty more often than texts are. */
  private double chanceOfNoEmpty() {
    return variable.path.measure() == Measure.SIZE
        ? Chance.ofNoneOfRange(EMPTY_LISTS, variable.countOfRuns)
        : Chance.ofNoRareOther(variable.countOfRuns);
  }

  private Optional<Side> lowerOfNumber() {
    Optional<Side> outermost = outermost(variable.lowest);
    if (outermost.isPresent() || variable.lowest.outermost().signum() < 0) {
      return outermost;
    }
    return beyondZero(variable.lowest).or(() -> notBeyondZero(variable.lowest));
  }

  /** The bound above. Texts have none: there is always a longer name. */
  Optional<Side> upper() {
    if (isCount()) {
      return isVariedSize() ? outermost(variable.highest) : Optional.empty();
    }
    Optional<Side> outermost = isExtent() ? Optional.empty() : outermost(variable.highest);
    if (outermost.isPresent()) {
      return outermost;
    } else if (variable.highest.outermost().signum() <= 0) {
      return beyondZero(variable.highest).or(() -> notBeyondZero(variable.highest));
    }
    return atWhole(BigDecimal.ONE).or(() -> atWhole(HUNDRED));
  }

  private boolean isExtent() {
    List<String> steps = variable.path.steps();
    String name = steps.isEmpty() ? variable.path.root() : steps.get(steps.size() - 1);
    return variable.highest.outermost().signum() > 0 && EXTENT.matcher(name).matches();
  }

  private boolean isCount() {
    return variable.path.measure() != Measure.VALUE;
  }

  private boolean isVariedSize() {
    return variable.path.measure() == Measure.SIZE && variable.isVariedNumber();
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
  private Optional<Side> atWhole(BigDecimal whole) {
    boolean isBelow = variable.highest.outermost().compareTo(whole) <= 0;
    if (variable.lowest.outermost().signum() < 0 || !isBelow) {
      return Optional.empty();
    }
    double chance = Chance.ofNone(variable.highest.expectedBeyond(whole));
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
