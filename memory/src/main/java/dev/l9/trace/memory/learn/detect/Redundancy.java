package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.invariant.Arithmetic;
import dev.l9.trace.memory.learn.invariant.Bounds;
import dev.l9.trace.memory.learn.invariant.Equality;
import dev.l9.trace.memory.learn.invariant.Invariant;
import dev.l9.trace.memory.learn.invariant.Linear;
import dev.l9.trace.memory.learn.invariant.OneOf;
import dev.l9.trace.memory.learn.invariant.Related;
import dev.l9.trace.memory.learn.invariant.Relation;
import dev.l9.trace.memory.learn.value.VariablePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out what follows from other invariants. Of variables that are always equal, one leads, an
 * argument rather than a result; all else is told of it alone.
 */
final class Redundancy {

  private final List<Likely> all;
  private final Map<VariablePath, VariablePath> leaders = new HashMap<>();
  private final Set<VariablePath> constants = new HashSet<>();
  private final Set<VariablePath> named = new HashSet<>();
  private final Set<VariablePath> targets = new HashSet<>();
  private final Set<Set<VariablePath>> calculated = new HashSet<>();
  private final Set<List<VariablePath>> ordered = new HashSet<>();

  private Redundancy(List<Likely> all) {
    this.all = all;
  }

  /** Those that don't follow from others, in their order. */
  static List<Likely> without(List<Likely> all) {
    Redundancy redundancy = new Redundancy(all);
    redundancy.learn();
    return all.stream().filter(one -> !redundancy.follows(one.invariant())).toList();
  }

  private void learn() {
    for (Likely one : all) {
      if (isEqual(one.invariant())) {
        join(one.variables().get(0), one.variables().get(1));
      }
    }
    for (Likely one : all) {
      learn(one.invariant());
    }
  }

  private void learn(Invariant invariant) {
    if (invariant instanceof Equality equality && equality.isEqual()) {
      constants.add(equality.variable());
      named.add(equality.variable());
    } else if (invariant instanceof OneOf oneOf) {
      named.add(oneOf.variable());
    } else if (invariant instanceof Linear linear) {
      calculated.add(Set.copyOf(linear.variables()));
      targets.add(linear.target());
    } else if (invariant instanceof Arithmetic sum) {
      calculated.add(Set.of(sum.target(), sum.left()));
      calculated.add(Set.of(sum.target(), sum.right()));
    } else if (invariant instanceof Related related && related.relation().isOrder()) {
      ordered.add(upwards(related));
    }
  }

  private static boolean isEqual(Invariant invariant) {
    return invariant instanceof Related related && related.relation() == Relation.EQUAL;
  }

  private void join(Variable one, Variable other) {
    VariablePath first = leader(one.path);
    VariablePath second = leader(other.path);
    boolean isFirst = leads(first, second, one.index < other.index);
    if (!first.equals(second)) {
      leaders.put(isFirst ? second : first, isFirst ? first : second);
    }
  }

  private static boolean leads(VariablePath one, VariablePath other, boolean isEarlier) {
    return one.isOfResult() == other.isOfResult() ? isEarlier : other.isOfResult();
  }

  /** The path with the leader in place of its longest part that has one. */
  private VariablePath leader(VariablePath path) {
    VariablePath at = leaderOfPart(path);
    for (VariablePath next = leaderOfPart(at); !next.equals(at); next = leaderOfPart(at)) {
      at = next;
    }
    return at;
  }

  private VariablePath leaderOfPart(VariablePath path) {
    VariablePath direct = leaders.get(path);
    if (direct != null) {
      return direct;
    }
    for (int length = path.steps().size(); length >= 0; length--) {
      VariablePath part =
          new VariablePath(
              path.root(), path.steps().subList(0, length), VariablePath.Measure.VALUE);
      VariablePath leader = leaders.get(part);
      if (leader != null) {
        List<String> steps = new ArrayList<>(leader.steps());
        steps.addAll(path.steps().subList(length, path.steps().size()));
        return new VariablePath(leader.root(), steps, path.measure());
      }
    }
    return path;
  }

  private boolean follows(Invariant invariant) {
    if (isEqual(invariant)) {
      return isNoLeadership((Related) invariant);
    }
    List<VariablePath> variables = invariant.variables();
    boolean isOfLeaders = variables.stream().allMatch(one -> leader(one).equals(one));
    boolean isOfConstants =
        variables.size() > 1 && variables.stream().anyMatch(constants::contains);
    return !isOfLeaders
        || isOfConstants
        || isOfNamed(invariant)
        || isOrderThatFollows(invariant)
        || (invariant instanceof Bounds bounds && targets.contains(bounds.variable()));
  }

  /** If all values are told, so are their lengths, and whether one is null. */
  private boolean isOfNamed(Invariant invariant) {
    VariablePath variable = invariant.variables().get(0);
    boolean isMeasured = variable.measure() != VariablePath.Measure.VALUE;
    boolean isNamed = named.contains(variable.measured(VariablePath.Measure.VALUE));
    return isNamed && (isMeasured || invariant.form().equals("not_null"));
  }

  /** An equality is told of a variable and its leader; parts of both are equal anyway. */
  private boolean isNoLeadership(Related equality) {
    VariablePath left = leaders.get(equality.left());
    VariablePath right = leaders.get(equality.right());
    boolean isDirect = equality.right().equals(left) || equality.left().equals(right);
    return !isDirect || isOfEqualParts(equality);
  }

  private boolean isOfEqualParts(Related equality) {
    Map<VariablePath, VariablePath> own = new HashMap<>(leaders);
    own.remove(equality.left(), equality.right());
    own.remove(equality.right(), equality.left());
    Redundancy others = new Redundancy(List.of());
    others.leaders.putAll(own);
    return others.leader(equality.left()).equals(others.leader(equality.right()));
  }

  private boolean isOrderThatFollows(Invariant invariant) {
    if (!(invariant instanceof Related related) || !related.relation().isOrder()) {
      return false;
    }
    List<VariablePath> pair = upwards(related);
    return calculated.contains(Set.copyOf(pair)) || hasBetween(pair);
  }

  /** {@code a <= c} follows from {@code a <= b} and {@code b <= c}. */
  private boolean hasBetween(List<VariablePath> pair) {
    return ordered.stream()
        .filter(one -> one.get(0).equals(pair.get(0)) && !one.equals(pair))
        .anyMatch(one -> ordered.contains(List.of(one.get(1), pair.get(1))));
  }

  private static List<VariablePath> upwards(Related related) {
    boolean isUpwards =
        related.relation() == Relation.LESS || related.relation() == Relation.AT_MOST;
    return isUpwards
        ? List.of(related.left(), related.right())
        : List.of(related.right(), related.left());
  }
}
