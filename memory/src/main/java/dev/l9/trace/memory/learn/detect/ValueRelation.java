package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.invariant.Related;
import dev.l9.trace.memory.learn.invariant.Relation;
import dev.l9.trace.memory.learn.value.Reading;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.List;
import java.util.Optional;

/** One relation of two variables. */
final class ValueRelation implements Candidate {

  private final Variable left;
  private final Relation relation;
  private final Variable right;
  private long executions;
  private int count;

  ValueRelation(Variable left, Relation relation, Variable right) {
    this.left = left;
    this.relation = relation;
    this.right = right;
  }

  boolean isEquality() {
    return relation == Relation.EQUAL;
  }

  @Override
  public boolean see(Row row, boolean isCounted) {
    Reading.Known one = row.known(left);
    Reading.Known other = row.known(right);
    Optional<Boolean> holds =
        one == null || other == null ? Optional.empty() : relation.holds(one, other);
    if (one == null || other == null || holds.isEmpty()) {
      return true;
    } else if (!holds.get()) {
      return false;
    }
    executions++;
    count += isCounted && saysSomething(one, other) ? 1 : 0;
    return true;
  }

  /** Each list has the elements of an empty one, and each text begins with an empty one. */
  private boolean saysSomething(Reading.Known one, Reading.Known other) {
    return switch (relation) {
      case SUBSET -> !one.elements().isEmpty();
      case PREFIXED -> other.value() instanceof Text text && !text.value().isEmpty();
      default -> !VariablePair.isNull(one);
    };
  }

  @Override
  public void tell(Judge judge) {
    Related related = new Related(left.path, relation, right.path);
    judge.judge(new Likely(related, List.of(left, right), 0, count, executions), this::holds, 0);
  }

  private Optional<Boolean> holds(Row one, Row other) {
    Reading.Known value = one.known(left);
    Reading.Known from = other.known(right);
    return value == null || from == null || !saysSomething(value, from)
        ? Optional.empty()
        : relation.holds(value, from);
  }
}
