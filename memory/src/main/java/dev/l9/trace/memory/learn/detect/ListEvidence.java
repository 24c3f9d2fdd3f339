package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.invariant.ListProperty;
import dev.l9.trace.memory.learn.invariant.ListProperty.Property;
import dev.l9.trace.memory.learn.statistics.Chance;
import dev.l9.trace.memory.learn.value.Reading;
import dev.l9.trace.memory.learn.value.SameValue;
import dev.l9.trace.memory.learn.value.VariablePath;
import dev.l9.trace.model.CapturedValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether lists were always sorted, or had no equal elements, and whether that is chance. */
final class ListEvidence {

  private static final int MOST_ELEMENTS = 1_000;

  private final ListProperty sorted;
  private final ListProperty unique;
  private final Set<Long> elements = new HashSet<>();
  private boolean isSorted = true;
  private boolean isUnique = true;
  private int sortedCount;
  private int uniqueCount;
  private double orders;
  private long pairs;

  ListEvidence(VariablePath path) {
    sorted = new ListProperty(path, Property.SORTED);
    unique = new ListProperty(path, Property.UNIQUE);
  }

  void add(Reading.Known list, boolean isCounted) {
    isSorted = isSorted && sorted.holdsFor(list).orElse(true);
    isUnique = isUnique && unique.holdsFor(list).orElse(true);
    if (isCounted && (isSorted || isUnique) && list.isWhole()) {
      count(list.elements());
    }
  }

  private void count(List<CapturedValue> list) {
    Set<Long> keys = new HashSet<>();
    list.forEach(element -> keys.add(SameValue.key(element)));
    if (keys.size() > 1) {
      sortedCount++;
      orders += logOfOrders(keys.size());
    }
    if (list.size() > 1) {
      uniqueCount++;
      pairs += (long) list.size() * (list.size() - 1) / 2;
    }
    if (elements.size() <= MOST_ELEMENTS) {
      elements.addAll(keys);
    }
  }

  /** The logarithm of the number of orders that so many elements can have, n!. */
  private static double logOfOrders(int size) {
    double sum = 0;
    for (int i = 2; i <= size; i++) {
      sum += StrictMath.log(i);
    }
    return sum;
  }

  /** The chance that all were sorted: one in n! for each list. Empty if one wasn't. */
  Optional<Evidence> sorted() {
    return isSorted && sortedCount > 0
        ? Optional.of(new Evidence(sorted, Chance.ofNone(orders), sortedCount))
        : Optional.empty();
  }

  /**
   * The chance that no list had two equal elements, if each is as probable as each other of those
   * that were seen: {@code e^(-pairs/elements)}. Empty if one had.
   */
  Optional<Evidence> unique() {
    boolean mayBe = isUnique && uniqueCount > 0 && elements.size() <= MOST_ELEMENTS;
    return mayBe
        ? Optional.of(
            new Evidence(unique, Chance.ofNone((double) pairs / elements.size()), uniqueCount))
        : Optional.empty();
  }

  /** What holds, by which chance, and how many lists count for it. */
  record Evidence(ListProperty property, double chance, int count) {}
}
