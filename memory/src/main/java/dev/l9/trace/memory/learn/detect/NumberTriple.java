package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.invariant.Arithmetic;
import dev.l9.trace.memory.learn.invariant.Arithmetic.Operator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Whether a number is always the sum or the product of two others. */
final class NumberTriple implements Candidate {

  private final Variable target;
  private final Variable left;
  private final Operator operator;
  private final Variable right;
  private final Arithmetic arithmetic;
  private long executions;
  private int count;

  /**
   * @param operator plus or times; what is a difference is the sum of others
   */
  NumberTriple(Variable target, Variable left, Operator operator, Variable right) {
    this.target = target;
    this.left = left;
    this.operator = operator;
    this.right = right;
    arithmetic = new Arithmetic(target.path, left.path, operator, right.path);
  }

  @Override
  public boolean see(Row row, boolean isCounted) {
    BigDecimal sum = row.number(target);
    BigDecimal one = row.number(left);
    BigDecimal other = row.number(right);
    if (sum == null || one == null || other == null) {
      return true;
    }
    executions++;
    count += isCounted && saysSomething(one, other) ? 1 : 0;
    return arithmetic.holds(sum, one, other).orElse(false);
  }

  /** To add nothing, and to multiply by nothing or one, is no calculation. */
  private boolean saysSomething(BigDecimal one, BigDecimal other) {
    boolean hasZero = one.signum() == 0 || other.signum() == 0;
    boolean hasOne = one.compareTo(BigDecimal.ONE) == 0 || other.compareTo(BigDecimal.ONE) == 0;
    return !hasZero && !(operator == Operator.TIMES && hasOne);
  }

  /** With a constant, it is a linear relation of the two others. */
  @Override
  public void tell(Judge judge) {
    if (left.isVariedNumber() && right.isVariedNumber() && target.isVariedNumber()) {
      Likely likely = new Likely(told(), List.of(target, left, right), 0, count, executions);
      judge.judge(likely, this::holds, 0);
    }
  }

  /** The result stands alone, if it is in it. */
  private Arithmetic told() {
    if (operator == Operator.PLUS && !target.path.isOfResult()) {
      if (left.path.isOfResult()) {
        return new Arithmetic(left.path, target.path, Operator.MINUS, right.path);
      } else if (right.path.isOfResult()) {
        return new Arithmetic(right.path, target.path, Operator.MINUS, left.path);
      }
    }
    return arithmetic;
  }

  private Optional<Boolean> holds(Row one, Row other) {
    BigDecimal sum = one.number(target);
    BigDecimal first = other.number(left);
    BigDecimal second = other.number(right);
    return sum == null || first == null || second == null
        ? Optional.empty()
        : arithmetic.holds(sum, first, second);
  }
}
