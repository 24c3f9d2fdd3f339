package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.invariant.Related;
import dev.l9.trace.memory.learn.invariant.Relation;
import dev.l9.trace.memory.learn.statistics.Chance;
import dev.l9.trace.memory.learn.statistics.Edge;
import dev.l9.trace.memory.learn.value.Numbers;
import dev.l9.trace.memory.learn.value.VariablePath.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of two numbers is the larger one, and whether one is calculated from the other. */
final class NumberPair implements Candidate {

  private final Variable first;
  private final Variable second;
  private final LinearFit fit;
  private final Edge distances = Edge.lowest();
  private boolean isOrdered;
  private int sign;
  private long executions;
  private int count;

  NumberPair(Variable first, Variable second) {
    this.first = first;
    this.second = second;
    boolean isFirstTarget = first.path.isOfResult() && !second.path.isOfResult();
    fit = isFirstTarget ? new LinearFit(first, second) : new LinearFit(second, first);
    isOrdered = areComparable(first.path.measure(), second.path.measure());
  }

  /** A number of characters isn't compared with a number of elements. */
  private static boolean areComparable(Measure one, Measure other) {
    return one == other || one == Measure.VALUE || other == Measure.VALUE;
  }

  @Override
  public boolean see(Row row, boolean isCounted) {
    if (!row.isThere(first) || !row.isThere(second)) {
      return true;
    }
    BigDecimal one = row.number(first);
    BigDecimal other = row.number(second);
    if (one == null || other == null || !Numbers.isModest(one) || !Numbers.isModest(other)) {
      return false;
    }
    executions++;
    count += isCounted ? 1 : 0;
    fit.see(row, isCounted);
    if (isOrdered) {
      takeDistance(other.subtract(one), isCounted);
    }
    return isOrdered || fit.isPossible();
  }

  private void takeDistance(BigDecimal distance, boolean isCounted) {
    int signNow = distance.signum();
    if (signNow != 0 && sign == -signNow) {
      isOrdered = false;
      return;
    }
    sign = signNow == 0 ? sign : signNow;
    distances.add(distance.abs(), isCounted);
  }

  @Override
  public void tell(Judge judge) {
    if (fit.isPossible() && fit.isFound()) {
      fit.tell(judge, executions);
    } else if (isOrdered && sign != 0 && first.isVariedNumber() && second.isVariedNumber()) {
      tellOrder(judge);
    }
  }

  private void tellOrder(Judge judge) {
    boolean isSecondLeft = isSecondLeft();
    boolean isStrict = isNeverNear();
    double chance = isStrict ? Chance.ofNoRareOther(count) : chanceOfOrder();
    boolean isAbove = isSecondLeft == sign > 0;
    Relation relation =
        isAbove
            ? (isStrict ? Relation.GREATER : Relation.AT_LEAST)
            : (isStrict ? Relation.LESS : Relation.AT_MOST);
    Variable left = isSecondLeft ? second : first;
    Variable right = isSecondLeft ? first : second;
    judge.judge(
        new Likely(
            new Related(left.path, relation, right.path),
            List.of(left, right),
            0,
            count,
            executions),
        (one, other) -> holds(relation, one.number(left), other.number(right)),
        chance);
  }

  /** The result is told of first, and a size last, as in {@code index < names.size()}. */
  private boolean isSecondLeft() {
    boolean isFirstResult = first.path.isOfResult();
    if (isFirstResult != second.path.isOfResult()) {
      return !isFirstResult;
    }
    return second.path.measure() == Measure.VALUE && first.path.measure() != Measure.VALUE;
  }

  private static Optional<Boolean> holds(
      Relation relation, @Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null
        ? Optional.empty()
        : Optional.of(relation.isOrder(one.compareTo(other)));
  }

  /** Whether the numbers keep a distance, either far or by one as whole numbers do. */
  private boolean isNeverNear() {
    BigDecimal least = distances.outermost();
    boolean isOneAtLeast =
        first.areIntegers
            && second.areIntegers
            && least.compareTo(BigDecimal.ONE) == 0
            && Chance.confidence(Chance.ofNone(distances.expectedBeyond()))
                >= InvariantLearner.DEFAULT_LIMIT;
    boolean isFar =
        Chance.confidence(Chance.ofNone(distances.distanceOf(BigDecimal.ZERO)))
            >= InvariantLearner.DEFAULT_LIMIT;
    return least.signum() > 0 && (isOneAtLeast || isFar);
  }

  /** The chance that the order would be broken if there were more executions. */
  private double chanceOfOrder() {
    double expected =
        Math.max(distances.expectedBeyond(BigDecimal.ZERO), distances.distanceOf(BigDecimal.ZERO));
    boolean isTouched = distances.outermost().signum() == 0;
    return Chance.ofNone(isTouched ? Math.max(expected, distances.expectedBeyond()) : expected);
  }
}
