package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.statistics.Edge;
import dev.l9.trace.memory.learn.value.Literals;
import dev.l9.trace.memory.learn.value.Numbers;
import dev.l9.trace.memory.learn.value.Reading;
import dev.l9.trace.memory.learn.value.SameValue;
import dev.l9.trace.memory.learn.value.VariablePath;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was seen of a variable. What it remembers is bounded. */
final class Variable {

  /** What the values are; null is of any kind. */
  enum Kind {
    NONE,
    NUMBER,
    TEXT,
    TRUTH,
    LIST,
    OBJECT,
    MIXED
  }

  private static final int MOST_RUNS = 100;
  private static final int MOST_COUNTED_ELEMENTS = 32;

  final VariablePath path;
  final int index;
  final boolean isIdentifier;

  /** In how many executions it was known. */
  long executions;

  /** How many of these count, among all. */
  int count;

  /** How many of these count, among those of their runs. */
  int countOfRuns;

  boolean hasNull;
  boolean isVolatile;
  boolean areIntegers = true;
  boolean hasZero;

  /** Whether some values were cut, so that not all are among {@link #values}. */
  boolean areCut;

  Kind kind = Kind.NONE;
  final ValueCounts values = new ValueCounts();
  final Edge lowest = Edge.lowest();
  final Edge highest = Edge.highest();
  final ListEvidence lists;
  private final Set<Long> runs = new HashSet<>();

  Variable(VariablePath path, int index) {
    this.path = path;
    this.index = index;
    this.isIdentifier = VolatileValues.isIdentifier(path);
    this.lists = new ListEvidence(path);
  }

  /** In how many runs it was known; from a hundred on, a hundred. */
  int runs() {
    return runs.size();
  }

  void see(Reading reading, Weight weight, VolatileValues volatileValues) {
    if (reading instanceof Reading.Known known) {
      take(known, weight.isCounted(), volatileValues);
    } else if (reading instanceof Reading.Each each && !each.values().isEmpty()) {
      takeEach(each.values(), weight.isCounted(), volatileValues);
    } else {
      return;
    }
    executions++;
    count += weight.isCounted() ? 1 : 0;
    countOfRuns += weight.isCountedOfRun() ? 1 : 0;
    if (weight.isCountedOfRun() && runs.size() < MOST_RUNS) {
      runs.add(weight.run());
    }
  }

  private void takeEach(List<CapturedValue> all, boolean isCounted, VolatileValues unstable) {
    for (int i = 0; i < all.size(); i++) {
      CapturedValue value = all.get(i);
      boolean isNew = i < MOST_COUNTED_ELEMENTS && !SameValue.isIn(value, all.subList(0, i));
      take(new Reading.Known(value), isCounted && isNew, unstable);
    }
  }

  private void take(Reading.Known known, boolean isCounted, VolatileValues unstable) {
    CapturedValue value = known.value();
    takeKind(value);
    isVolatile = isVolatile || unstable.isVolatile(path, value);
    if (!isVolatile && Literals.isSingle(value)) {
      areCut |= value instanceof Text && !known.isWhole();
      values.add(value, isCounted);
    }
    if (kind == Kind.NUMBER && value instanceof Num number) {
      takeNumber(Numbers.exact(number.value()), isCounted);
    } else if (kind == Kind.LIST && value instanceof Items) {
      lists.add(known, isCounted);
    }
  }

  private void takeKind(CapturedValue value) {
    if (value.equals(CapturedValue.NULL)) {
      hasNull = true;
      return;
    }
    Kind other = kind(value);
    if (kind == Kind.NONE) {
      kind = other;
    } else if (kind != other) {
      kind = Kind.MIXED;
    }
  }

  private static Kind kind(CapturedValue value) {
    if (value instanceof Num) {
      return Kind.NUMBER;
    } else if (value instanceof Text) {
      return Kind.TEXT;
    } else if (value instanceof CapturedValue.Bool) {
      return Kind.TRUTH;
    }
    return value instanceof Items ? Kind.LIST : Kind.OBJECT;
  }

  private void takeNumber(BigDecimal number, boolean isCounted) {
    hasZero |= number.signum() == 0;
    areIntegers = areIntegers && (number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0);
    lowest.add(number, isCounted);
    highest.add(number, isCounted);
  }

  /** Whether it is a number that has had several values. */
  boolean isVariedNumber() {
    return kind == Kind.NUMBER && lowest.size() > 1;
  }
}
