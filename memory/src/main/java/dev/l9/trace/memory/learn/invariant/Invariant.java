package dev.l9.trace.memory.learn.invariant;

import dev.l9.trace.memory.learn.value.Reading;
import dev.l9.trace.memory.learn.value.Values;
import dev.l9.trace.memory.learn.value.VariablePath;
import dev.l9.trace.model.CapturedValue;
import java.util.List;
import java.util.Optional;

/**
 * A condition on the variables of one execution. Immutable.
 *
 * <p>{@link #text()} and {@link #parse} are inverse. If a variable stands for each element of a
 * list ({@code items[*].price >= 0}), the condition holds if it holds for all of them.
 */
public sealed interface Invariant permits Invariant.OfOne, Invariant.OfSeveral, ListProperty {

  /** A condition on one variable, value by value. */
  sealed interface OfOne extends Invariant permits Equality, OneOf, Bounds {

    /** The variable. */
    VariablePath variable();

    /** Whether it holds for this value; empty if it can't be said. */
    Optional<Boolean> holdsFor(CapturedValue value);

    @Override
    default List<VariablePath> variables() {
      return List.of(variable());
    }

    @Override
    default Optional<Boolean> holds(Values values) {
      Reading reading = values.read(variable());
      if (reading instanceof Reading.Known known) {
        return holdsFor(known.value());
      } else if (reading instanceof Reading.Each each) {
        return holdsForAll(each);
      }
      return Optional.empty();
    }

    private Optional<Boolean> holdsForAll(Reading.Each each) {
      boolean isSure = each.isWhole();
      for (CapturedValue value : each.values()) {
        Optional<Boolean> one = holdsFor(value);
        if (one.isPresent() && !one.get()) {
          return one;
        }
        isSure &= one.isPresent();
      }
      return isSure ? Optional.of(true) : Optional.empty();
    }
  }

  /** A condition on the relation of several variables. */
  sealed interface OfSeveral extends Invariant permits Related, Arithmetic, Linear {}

  /** The condition, such as {@code 0 <= amount <= 10}. */
  String text();

  /** The name of its form, such as {@code bounds}. */
  String form();

  /** The variables in it, in the order of the text. */
  List<VariablePath> variables();

  /** Whether it holds for these values; empty if they don't say. */
  Optional<Boolean> holds(Values values);

  /**
   * The same condition on another variable.
   *
   * @param name the root of the variables to replace, such as {@code it}
   * @param by what stands in its place
   */
  Invariant replace(String name, VariablePath by);

  /**
   * Reads a condition.
   *
   * @throws IllegalArgumentException if the text has none of the forms; it says where
   */
  static Invariant parse(String text) {
    return InvariantParser.parse(text);
  }

  /** Whether it tells something of what comes out. */
  default boolean isOfResult() {
    return variables().stream().anyMatch(VariablePath::isOfResult);
  }
}
