package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.invariant.Arithmetic;
import dev.l9.trace.memory.learn.invariant.Arithmetic.Operator;
import dev.l9.trace.memory.learn.invariant.Linear;
import dev.l9.trace.memory.learn.statistics.Chance;
import java.util.ArrayList;
import java.util.List;

/**
 * The relations of the variables of a method. All pairs of variables are compared, and all triples
 * of the first ten numbers, results before arguments. They are given up as soon as they are
 * violated, so that few remain after some executions.
 */
final class Relations {

  /** Enough for the kinds of variables to be known, and few enough to be in the pool. */
  private static final int COUNT_BEFORE_TRIPLES = 8;

  private static final int MOST_NUMBERS = 10;

  private final List<Candidate> candidates = new ArrayList<>();
  private int tried;
  private boolean hasTriples;

  /** Adds the pairs of a variable with those that were found before it. */
  void addVariable(Variable variable, List<Variable> before) {
    if (!variable.path.isEach()) {
      before.stream()
          .filter(other -> !other.path.isEach())
          .forEach(other -> add(new VariablePair(other, variable)));
    }
  }

  private void add(Candidate candidate) {
    candidates.add(candidate);
    tried++;
  }

  void see(Row row, boolean isCounted) {
    candidates.removeIf(candidate -> !candidate.see(row, isCounted));
  }

  /** Adds the triples when enough executions have been seen. They are in the pool. */
  void addTriples(int count, List<Variable> variables, Pool pool) {
    if (hasTriples || count < COUNT_BEFORE_TRIPLES) {
      return;
    }
    hasTriples = true;
    List<Variable> numbers = numbers(variables);
    for (int i = 0; i < numbers.size(); i++) {
      for (int j = i + 1; j < numbers.size(); j++) {
        for (int k = j + 1; k < numbers.size(); k++) {
          addTriples(numbers.get(i), numbers.get(j), numbers.get(k), pool);
        }
      }
    }
  }

  private static List<Variable> numbers(List<Variable> variables) {
    List<Variable> numbers = new ArrayList<>();
    for (boolean isOfResult : new boolean[] {true, false}) {
      variables.stream()
          .filter(one -> one.path.isOfResult() == isOfResult)
          .filter(one -> one.isVariedNumber() && !one.path.isEach())
          .forEach(numbers::add);
    }
    return numbers.subList(0, Math.min(MOST_NUMBERS, numbers.size()));
  }

  private void addTriples(Variable one, Variable two, Variable three, Pool pool) {
    for (Operator operator : List.of(Operator.PLUS, Operator.TIMES)) {
      addIfPossible(new NumberTriple(one, two, operator, three), pool);
      addIfPossible(new NumberTriple(two, one, operator, three), pool);
      addIfPossible(new NumberTriple(three, one, operator, two), pool);
    }
  }

  private void addIfPossible(NumberTriple triple, Pool pool) {
    tried++;
    if (pool.rows().stream().allMatch(row -> triple.see(row, true))) {
      candidates.add(triple);
    }
  }

  private static double chanceOfNoOther(Likely found) {
    boolean isCalculation =
        found.invariant() instanceof Linear || found.invariant() instanceof Arithmetic;
    return isCalculation
        ? Chance.ofNoOtherCalculation(found.count())
        : Chance.ofNoOther(found.count());
  }

  /**
   * The relations that are likely. The chance that one holds by accident is the share of pairs of
   * different executions in which it holds, to the power of the executions; and as many relations
   * were tried, so many times that is the chance that one of them does.
   */
  List<Likely> likely(Pool pool, double limit) {
    List<Likely> likely = new ArrayList<>();
    for (Candidate candidate : candidates) {
      candidate.tell(
          (found, test, other) -> {
            double share = pool.shareByChance(test);
            double chance = tried * Chance.ofAll(share, found.count());
            double confidence = Chance.confidence(chance, other, chanceOfNoOther(found));
            if (confidence >= limit) {
              likely.add(found.with(confidence));
            }
          });
    }
    return likely;
  }
}
