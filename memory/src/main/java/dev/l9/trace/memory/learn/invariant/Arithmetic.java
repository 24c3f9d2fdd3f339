package dev.l9.trace.memory.learn.invariant;

import dev.l9.trace.memory.learn.value.Numbers;
import dev.l9.trace.memory.learn.value.Values;
import dev.l9.trace.memory.learn.value.VariablePath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * {@code total == net + tax}. Numbers are calculated with as they are written, and exactly: {@code
 * 0.1 + 0.2} is 0.3, so that of a program that adds doubles it may not hold.
 */
public record Arithmetic(
    VariablePath target, VariablePath left, Operator operator, VariablePath right)
    implements Invariant.OfSeveral {

  /** What is done to the two numbers. */
  public enum Operator {
    /** The sum. */
    PLUS("+"),
    /** The difference. */
    MINUS("-"),
    /** The product. */
    TIMES("*");

    final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    BigDecimal of(BigDecimal left, BigDecimal right) {
      return switch (this) {
        case PLUS -> left.add(right);
        case MINUS -> left.subtract(right);
        case TIMES -> left.multiply(right);
      };
    }
  }

  @Override
  public Optional<Boolean> holds(Values values) {
    Optional<Boolean> areThere = ExactNumbers.areThere(values, target, left, right);
    if (areThere.isEmpty() || !areThere.get()) {
      return areThere;
    }
    return holds(
        ExactNumbers.of(values, target),
        ExactNumbers.of(values, left),
        ExactNumbers.of(values, right));
  }

  /** Whether it holds for these numbers; empty if they have too many digits. */
  public Optional<Boolean> holds(BigDecimal sum, BigDecimal one, BigDecimal other) {
    return Numbers.isModest(one) && Numbers.isModest(other)
        ? Optional.of(operator.of(one, other).compareTo(sum) == 0)
        : Optional.empty();
  }

  @Override
  public String text() {
    return target.text() + " == " + left.text() + " " + operator.sign + " " + right.text();
  }

  @Override
  public String form() {
    return "arithmetic";
  }

  @Override
  public List<VariablePath> variables() {
    return List.of(target, left, right);
  }

  @Override
  public Arithmetic replace(String name, VariablePath by) {
    return new Arithmetic(
        target.replace(name, by), left.replace(name, by), operator, right.replace(name, by));
  }
}
