package dev.l9.trace.memory.learn.invariant;

import dev.l9.trace.memory.learn.value.Numbers;
import dev.l9.trace.memory.learn.value.Reading;
import dev.l9.trace.memory.learn.value.SameValue;
import dev.l9.trace.memory.learn.value.Values;
import dev.l9.trace.memory.learn.value.VariablePath;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Text;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code sorted(x)}, {@code unique(x)}: a condition on a list and the order of its elements. */
public record ListProperty(VariablePath variable, Property property) implements Invariant {

  /** What is said of the list. */
  public enum Property {
    /** Numbers or texts, each at least as large as the one before; texts by their UTF-16 units. */
    SORTED,
    /** No two elements are equal. */
    UNIQUE;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Optional<Boolean> holds(Values values) {
    return values.read(variable) instanceof Reading.Known known
        ? holdsFor(known)
        : Optional.empty();
  }

  /** Whether it holds for this list; empty if it can't be said, as of null. */
  public Optional<Boolean> holdsFor(Reading.Known list) {
    if (list.value().equals(CapturedValue.NULL)) {
      return Optional.empty();
    } else if (!(list.value() instanceof Items)) {
      return Optional.of(false);
    }
    List<CapturedValue> elements = list.elements();
    boolean isTrue = property == Property.SORTED ? isSorted(elements) : isUnique(elements);
    return list.isWhole() ? Optional.of(isTrue) : Optional.empty();
  }

  private static boolean isSorted(List<CapturedValue> elements) {
    for (int i = 1; i < elements.size(); i++) {
      if (!isInOrder(elements.get(i - 1), elements.get(i))) {
        return false;
      }
    }
    return elements.size() != 1 || isInOrder(elements.get(0), elements.get(0));
  }

  private static boolean isInOrder(CapturedValue one, CapturedValue next) {
    BigDecimal left = Numbers.of(one);
    BigDecimal right = Numbers.of(next);
    if (left != null && right != null) {
      return left.compareTo(right) <= 0;
    }
    return one instanceof Text first
        && next instanceof Text second
        && first.value().compareTo(second.value()) <= 0;
  }

  private static boolean isUnique(List<CapturedValue> elements) {
    Set<Long> keys = new HashSet<>();
    for (CapturedValue element : elements) {
      if (!keys.add(SameValue.key(element))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String text() {
    return property.label() + "(" + variable.text() + ")";
  }

  @Override
  public String form() {
    return property.label();
  }

  @Override
  public List<VariablePath> variables() {
    return List.of(variable);
  }

  @Override
  public ListProperty replace(String name, VariablePath by) {
    return new ListProperty(variable.replace(name, by), property);
  }
}
