package dev.l9.trace.memory.learn.invariant;

import dev.l9.trace.memory.learn.value.Literals;
import dev.l9.trace.memory.learn.value.Reading;
import dev.l9.trace.memory.learn.value.SameValue;
import dev.l9.trace.memory.learn.value.VariablePath;
import dev.l9.trace.model.CapturedValue;
import java.util.Optional;

/**
 * {@code x == 5}, {@code x != null}. Null has no value that it could differ from, so {@code x != 0}
 * says nothing of it.
 *
 * @param isEqual whether the variable has this value, or any other
 * @param value a single one
 */
public record Equality(VariablePath variable, boolean isEqual, CapturedValue value)
    implements Invariant.OfOne {

  public Equality {
    if (!Literals.isSingle(value)) {
      throw new IllegalArgumentException("not a single value: " + value);
    }
  }

  /** {@code x != null}. */
  public static Equality notNull(VariablePath variable) {
    return new Equality(variable, false, CapturedValue.NULL);
  }

  /** Whether null is what it is about. */
  boolean isAboutNull() {
    return value.equals(CapturedValue.NULL);
  }

  @Override
  public Optional<Boolean> holdsFor(CapturedValue other) {
    if (isAboutNull()) {
      return Optional.of(other.equals(CapturedValue.NULL) == isEqual);
    } else if (!isEqual && other.equals(CapturedValue.NULL)) {
      return Optional.empty();
    } else if (Literals.isSingle(other) && !new Reading.Known(other).isWhole()) {
      return Optional.empty();
    }
    return Optional.of(SameValue.is(value, other) == isEqual);
  }

  @Override
  public String text() {
    return variable.text() + (isEqual ? " == " : " != ") + Literals.text(value);
  }

  @Override
  public String form() {
    if (isAboutNull()) {
      return isEqual ? "always_null" : "not_null";
    }
    return isEqual ? "constant" : "not_equal";
  }

  @Override
  public Equality replace(String name, VariablePath by) {
    return new Equality(variable.replace(name, by), isEqual, value);
  }
}
