package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.detect.Variable.Kind;
import dev.l9.trace.memory.learn.invariant.Bounds;
import dev.l9.trace.memory.learn.invariant.Equality;
import dev.l9.trace.memory.learn.invariant.Invariant;
import dev.l9.trace.memory.learn.invariant.OneOf;
import dev.l9.trace.memory.learn.statistics.Chance;
import dev.l9.trace.memory.learn.value.VariablePath.Measure;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Num;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what always held for one variable. */
final class OneVariable {

  private static final int ENOUGH_RUNS = 3;
  private static final int ENOUGH_COUNT = 100;
  private static final int LENGTHS = 40;
  private static final int MOST_NUMBERS = 3;
  private static final double NOT_ZERO_PENALTY = 10;

  private final Variable variable;
  private final double limit;
  private final List<Likely> found = new ArrayList<>();

  private OneVariable(Variable variable, double limit) {
    this.variable = variable;
    this.limit = limit;
  }

  static List<Likely> find(Variable variable, double limit) {
    OneVariable finder = new OneVariable(variable, limit);
    finder.findAll();
    return finder.found;
  }

  private void findAll() {
    boolean isNamed = isConstant() || isOneOf();
    if (!isNamed && hasBounds()) {
      bounds();
      notZero();
    }
    if (!variable.hasNull && canBeNull()) {
      add(
          Equality.notNull(variable.path),
          Chance.ofNoOther(variable.countOfRuns),
          variable.countOfRuns);
    }
    lists();
  }

  /**
   * A trace doesn't tell an int from an Integer, so nothing is said of numbers and truth values.
   */
  private boolean canBeNull() {
    return variable.kind == Kind.TEXT
        || variable.kind == Kind.LIST
        || variable.kind == Kind.OBJECT
        || variable.kind == Kind.MIXED;
  }

  private boolean hasBounds() {
    boolean isCount = variable.path.measure() != Measure.VALUE && variable.kind == Kind.NUMBER;
    return isCount || (variable.isVariedNumber() && !variable.isVolatile);
  }

  private boolean isConstant() {
    List<CapturedValue> values = variable.values.values();
    return values.size() == 1
        && hasNameableValues()
        && add(
            new Equality(variable.path, true, values.get(0)),
            chanceOfConstant(),
            variable.countOfRuns);
  }

  /** Texts of equal lengths may be ids, of which one in forty is shorter. */
  private double chanceOfConstant() {
    return variable.path.measure() == Measure.LENGTH
        ? Chance.ofNoneOfRange(LENGTHS, variable.countOfRuns)
        : Chance.ofNoRareOther(variable.countOfRuns);
  }

  private boolean isOneOf() {
    List<CapturedValue> values = variable.values.values();
    int most = variable.kind == Kind.NUMBER ? MOST_NUMBERS : ValueCounts.MOST;
    if (values.size() < 2
        || values.size() > most
        || variable.kind == Kind.TRUTH
        || (variable.kind == Kind.NUMBER && isSequence(values))
        || !variable.values.isSettled()
        || !hasNameableValues()) {
      return false;
    }
    double another = values.size() * Chance.ofNone(variable.values.rarest());
    return add(
        new OneOf(variable.path, values),
        another + Chance.ofNoOther(variable.count),
        variable.count);
  }

  /** Numbers without a gap between them are better told by bounds. */
  private boolean isSequence(List<CapturedValue> values) {
    return !variable.hasNull
        && variable.areIntegers
        && variable
                .highest
                .outermost()
                .subtract(variable.lowest.outermost())
                .compareTo(BigDecimal.valueOf(values.size()))
            < 0;
  }

  /** Values of few runs may be those of one configuration, or of one user. */
  private boolean hasNameableValues() {
    return !variable.isVolatile
        && !variable.isIdentifier
        && !variable.areCut
        && variable.kind != Kind.LIST
        && variable.kind != Kind.OBJECT
        && variable.kind != Kind.MIXED
        && (variable.runs() >= ENOUGH_RUNS || variable.countOfRuns >= ENOUGH_COUNT);
  }

  private void bounds() {
    NumberBounds bounds = new NumberBounds(variable, limit);
    Optional<NumberBounds.Side> lower = bounds.lower();
    Optional<NumberBounds.Side> upper = bounds.upper();
    if (lower.isPresent() || upper.isPresent()) {
      double chance =
          Math.max(
              lower.map(NumberBounds.Side::chance).orElse(0.0),
              upper.map(NumberBounds.Side::chance).orElse(0.0));
      add(new Bounds(variable.path, bound(lower), bound(upper)), chance, variable.count);
    }
  }

  private static Bounds.@Nullable Bound bound(Optional<NumberBounds.Side> side) {
    return side.map(NumberBounds.Side::bound).orElse(null);
  }

  /**
   * In most ranges, many numbers are missing by chance. That zero is, means something where no
   * other one is missing towards both ends, since numbers are rarer there.
   */
  private void notZero() {
    BigDecimal low = variable.lowest.outermost();
    BigDecimal high = variable.highest.outermost();
    boolean isAround = low.signum() < 0 && high.signum() > 0;
    if (!variable.hasZero
        && variable.areIntegers
        && isAround
        && variable.lowest.missing() == 0
        && variable.highest.missing() == 0) {
      double range = high.subtract(low).doubleValue() + 1;
      add(
          new Equality(variable.path, false, new Num(0)),
          NOT_ZERO_PENALTY * Chance.ofNoneOfRange(range, variable.count)
              + Chance.ofNoOther(variable.count),
          variable.count);
    }
  }

  private void lists() {
    if (variable.kind == Kind.LIST && variable.path.measure() == Measure.VALUE) {
      variable.lists.sorted().ifPresent(this::add);
      variable.lists.unique().ifPresent(this::add);
    }
  }

  private void add(ListEvidence.Evidence evidence) {
    add(
        evidence.property(),
        evidence.chance() + Chance.ofNoOther(evidence.count()),
        evidence.count());
  }

  private boolean add(Invariant invariant, double chance, int count) {
    double confidence = Chance.confidence(chance);
    boolean isLikely = confidence >= limit;
    if (isLikely) {
      found.add(new Likely(invariant, List.of(variable), confidence, count, variable.executions));
    }
    return isLikely;
  }
}
