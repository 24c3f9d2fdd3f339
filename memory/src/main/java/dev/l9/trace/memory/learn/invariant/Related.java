package dev.l9.trace.memory.learn.invariant;

import dev.l9.trace.memory.learn.value.Reading;
import dev.l9.trace.memory.learn.value.Values;
import dev.l9.trace.memory.learn.value.VariablePath;
import java.util.List;
import java.util.Optional;

/**
 * {@code result >= amount}, {@code x == y}, {@code result in list}, {@code subset(x, y)}, {@code
 * x.startsWith(y)}.
 */
public record Related(VariablePath left, Relation relation, VariablePath right)
    implements Invariant.OfSeveral {

  @Override
  public Optional<Boolean> holds(Values values) {
    if (values.read(left) instanceof Reading.Known one
        && values.read(right) instanceof Reading.Known other) {
      return relation.holds(one, other);
    }
    return Optional.empty();
  }

  @Override
  public String text() {
    return switch (relation) {
      case SUBSET -> "subset(" + left.text() + ", " + right.text() + ")";
      case PREFIXED -> left.text() + ".startsWith(" + right.text() + ")";
      default -> left.text() + " " + relation.sign + " " + right.text();
    };
  }

  @Override
  public String form() {
    return relation.label();
  }

  @Override
  public List<VariablePath> variables() {
    return List.of(left, right);
  }

  @Override
  public Related replace(String name, VariablePath by) {
    return new Related(left.replace(name, by), relation, right.replace(name, by));
  }
}
