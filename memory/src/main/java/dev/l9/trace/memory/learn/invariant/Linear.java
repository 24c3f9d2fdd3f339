package dev.l9.trace.memory.learn.invariant;

import dev.l9.trace.memory.learn.value.Literals;
import dev.l9.trace.memory.learn.value.Numbers;
import dev.l9.trace.memory.learn.value.Values;
import dev.l9.trace.memory.learn.value.VariablePath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * {@code y == 2 * x + 1}, {@code y == x - 1}, {@code y == 0.5 * x}. Numbers are calculated with
 * exactly, as in {@link Arithmetic}. Equal numbers make equal conditions.
 *
 * @param factor not 0
 * @param offset if the factor is 1, it isn't 0: that would be {@code y == x}
 */
public record Linear(
    VariablePath target, BigDecimal factor, VariablePath variable, BigDecimal offset)
    implements Invariant.OfSeveral {

  public Linear {
    factor = plain(factor);
    offset = plain(offset);
    if (factor.signum() == 0 || (isOne(factor) && offset.signum() == 0)) {
      throw new IllegalArgumentException("not linear: " + factor + " * x + " + offset);
    }
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }

  private static boolean isOne(BigDecimal number) {
    return number.compareTo(BigDecimal.ONE) == 0;
  }

  @Override
  public Optional<Boolean> holds(Values values) {
    Optional<Boolean> areThere = ExactNumbers.areThere(values, target, variable);
    if (areThere.isEmpty() || !areThere.get()) {
      return areThere;
    }
    return holds(ExactNumbers.of(values, target), ExactNumbers.of(values, variable));
  }

  /** Whether it holds for these numbers; empty if they have too many digits. */
  public Optional<Boolean> holds(BigDecimal y, BigDecimal x) {
    return Numbers.isModest(x) && Numbers.isModest(factor)
        ? Optional.of(factor.multiply(x).add(offset).compareTo(y) == 0)
        : Optional.empty();
  }

  @Override
  public String text() {
    String product = isOne(factor) ? "" : Literals.text(factor) + " * ";
    String sum =
        offset.signum() == 0
            ? ""
            : (offset.signum() < 0 ? " - " : " + ") + Literals.text(offset.abs());
    return target.text() + " == " + product + variable.text() + sum;
  }

  @Override
  public String form() {
    return "linear";
  }

  @Override
  public List<VariablePath> variables() {
    return List.of(target, variable);
  }

  @Override
  public Linear replace(String name, VariablePath by) {
    return new Linear(target.replace(name, by), factor, variable.replace(name, by), offset);
  }
}
