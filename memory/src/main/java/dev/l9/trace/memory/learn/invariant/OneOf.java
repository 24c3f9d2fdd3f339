package dev.l9.trace.memory.learn.invariant;

import dev.l9.trace.memory.learn.value.Literals;
import dev.l9.trace.memory.learn.value.Reading;
import dev.l9.trace.memory.learn.value.SameValue;
import dev.l9.trace.memory.learn.value.VariablePath;
import dev.l9.trace.model.CapturedValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code x in {"A", "B"}}.
 *
 * @param values single ones
 */
public record OneOf(VariablePath variable, List<CapturedValue> values) implements Invariant.OfOne {

  public OneOf {
    values = List.copyOf(values);
    if (values.isEmpty() || !values.stream().allMatch(Literals::isSingle)) {
      throw new IllegalArgumentException("single values are needed, at least one: " + values);
    }
  }

  @Override
  public Optional<Boolean> holdsFor(CapturedValue value) {
    if (Literals.isSingle(value) && !new Reading.Known(value).isWhole()) {
      return Optional.empty();
    }
    return Optional.of(SameValue.isIn(value, values));
  }

  @Override
  public String text() {
    return variable.text()
        + " in "
        + values.stream().map(Literals::text).collect(Collectors.joining(", ", "{", "}"));
  }

  @Override
  public String form() {
    return "one_of";
  }

  @Override
  public OneOf replace(String name, VariablePath by) {
    return new OneOf(variable.replace(name, by), values);
  }
}
