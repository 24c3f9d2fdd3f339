package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.invariant.Relation;
import dev.l9.trace.memory.learn.value.Reading;
import dev.l9.trace.model.CapturedValue;
import java.util.ArrayList;
import java.util.List;

/** All relations of two variables. Which they may be is decided by the first values. */
final class VariablePair implements Candidate {

  private final Variable first;
  private final Variable second;
  private final List<Candidate> candidates = new ArrayList<>();
  private boolean isDecided;

  /** Whether one was null and the other wasn't. */
  private boolean isUnequal;

  VariablePair(Variable first, Variable second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public boolean see(Row row, boolean isCounted) {
    Reading.Known one = row.known(first);
    Reading.Known other = row.known(second);
    if (one == null || other == null) {
      return true;
    }
    if (!isDecided && row.isThere(first) && row.isThere(second)) {
      isDecided = true;
      decide(row.number(first) != null && row.number(second) != null);
    }
    if (!isDecided) {
      isUnequal |= !one.value().equals(other.value());
      return true;
    }
    candidates.removeIf(candidate -> !candidate.see(row, isCounted));
    return !candidates.isEmpty();
  }

  private void decide(boolean areNumbers) {
    if (!isUnequal) {
      candidates.add(new ValueRelation(second, Relation.EQUAL, first));
    }
    if (areNumbers) {
      candidates.add(new NumberPair(first, second));
      return;
    }
    for (Relation relation : List.of(Relation.ELEMENT, Relation.SUBSET, Relation.PREFIXED)) {
      candidates.add(new ValueRelation(second, relation, first));
      candidates.add(new ValueRelation(first, relation, second));
    }
  }

  /** If they are always equal, nothing else is worth telling of them. */
  @Override
  public void tell(Judge judge) {
    boolean areEqual = !candidates.isEmpty() && isEquality(candidates.get(0));
    candidates.stream().limit(areEqual ? 1 : candidates.size()).forEach(one -> one.tell(judge));
  }

  private static boolean isEquality(Candidate candidate) {
    return candidate instanceof ValueRelation relation && relation.isEquality();
  }

  /** Null differs from all that isn't null. */
  static boolean isNull(Reading.Known known) {
    return known.value().equals(CapturedValue.NULL);
  }
}
