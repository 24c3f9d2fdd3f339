package dev.l9.trace.memory.learn.invariant;

import dev.l9.trace.memory.learn.value.Numbers;
import dev.l9.trace.memory.learn.value.Reading;
import dev.l9.trace.memory.learn.value.Values;
import dev.l9.trace.memory.learn.value.VariablePath;
import dev.l9.trace.model.CapturedValue;
import java.math.BigDecimal;
import java.util.Optional;

/** Numbers for conditions that calculate. */
final class ExactNumbers {

  private ExactNumbers() {}

  /** Whether the numbers of the variables are there; false if one is a value of another kind. */
  static Optional<Boolean> areThere(Values values, VariablePath... variables) {
    boolean areAll = true;
    for (VariablePath variable : variables) {
      if (!(values.read(variable) instanceof Reading.Known known)
          || known.value().equals(CapturedValue.NULL)) {
        return Optional.empty();
      }
      areAll &= Numbers.of(known.value()) != null;
    }
    return Optional.of(areAll);
  }

  /** The number of a variable; 0 if it isn't there, so ask {@link #areThere} before. */
  static BigDecimal of(Values values, VariablePath variable) {
    BigDecimal number =
        values.read(variable) instanceof Reading.Known known ? Numbers.of(known.value()) : null;
    return number == null ? BigDecimal.ZERO : number;
  }
}
