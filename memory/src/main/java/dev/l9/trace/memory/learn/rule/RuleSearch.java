package dev.l9.trace.memory.learn.rule;

import static dev.l9.trace.memory.learn.rule.Candidate.Kind.PAIR;

import dev.l9.trace.memory.learn.rule.Candidate.Kind;
import dev.l9.trace.reader.stats.FisherTest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the condition that separates failed executions best from others, among those that chance
 * doesn't explain.
 *
 * <p>Chance is tested twice, by {@link FisherTest}, and the larger probability counts: once on
 * different inputs, since a suite that runs each night is no new evidence of what equal inputs have
 * in common; and once on executions, since an input that ran often has had more occasions to fail
 * by chance. The probability is multiplied by the number of conditions that were tried (Bonferroni;
 * weighted by the kind of condition, as Genovese, Roeder and Wasserman have it in "False discovery
 * control with p-value weighting", 2006).
 *
 * <p>The best one is that of whose inputs most have failed, by the lower end of the Wilson
 * interval; of several that are nearly as good, the one that is nearest at hand.
 */
final class RuleSearch {

  private static final int MOST_PAIRED = 40;
  private static final double NEARLY = 0.05;

  private final Rows rows;
  private final Candidates candidates;
  private final List<Candidate> singles;

  /**
   * A condition.
   *
   * @param logP how likely it is by chance
   * @param precision the share of its inputs that failed, at least
   */
  private record Scored(Candidate candidate, double logP, double precision) {

    static final Comparator<Scored> SUREST =
        Comparator.comparing((Scored one) -> one.candidate.kind())
            .thenComparingDouble(Scored::logP)
            .thenComparing(Scored::candidate, Candidate.NEAREST);
  }

  RuleSearch(Rows rows) {
    this.rows = rows;
    this.candidates = CandidateFinder.find(rows);
    this.singles = candidates.list();
  }

  /** How many conditions were tried, without pairs. */
  long tried() {
    return (long) (candidates.tried(Kind.PLAIN) + candidates.tried(Kind.FOUND));
  }

  /** The best rule for these rows; null if there is none that chance wouldn't explain. */
  @Nullable Rule best(BitSet among, double logAlpha) {
    Separation separation = new Separation(rows, among);
    List<Scored> unlikely = new ArrayList<>();
    singles.forEach(one -> add(one, separation, logAlpha, unlikely));
    candidates.whole().forEach(one -> add(one, separation, logAlpha, unlikely));
    for (Candidate one : strongest(separation)) {
      for (Candidate other : singles) {
        if (separation.logPOfInputs(Rows.and(one.rows(), other.rows())) <= logAlpha - log(PAIR)) {
          add(one.and(other), separation, logAlpha, unlikely);
        }
      }
    }
    double most = unlikely.stream().mapToDouble(Scored::precision).max().orElse(0);
    return unlikely.stream()
        .filter(one -> one.precision >= most - NEARLY)
        .min(Scored.SUREST)
        .map(one -> new Rule(one.candidate, Rows.and(one.candidate.rows(), among), one.logP))
        .orElse(null);
  }

  /** The logarithm of what the correction multiplies a probability by. */
  private double log(Kind kind) {
    return StrictMath.log(Math.max(1, candidates.tried(kind)) / kind.share);
  }

  private List<Candidate> strongest(Separation separation) {
    return singles.stream()
        .map(one -> new Scored(one, separation.logPOfInputs(one.rows()), 0))
        .sorted(Comparator.comparingDouble(Scored::logP))
        .limit(MOST_PAIRED)
        .map(Scored::candidate)
        .toList();
  }

  private void add(
      Candidate candidate, Separation separation, double logAlpha, List<Scored> unlikely) {
    boolean isWhole = candidate.kind() == Kind.WHOLE;
    double logP = isWhole ? 0 : separation.logPOfInputs(candidate.rows());
    double least = logAlpha - log(candidate.kind());
    if ((isWhole || logP <= least)
        && separation.isClear(candidate.rows(), isWhole ? 1 : Candidates.MIN_INPUTS)) {
      double ofExecutions = separation.logPOfExecutions(candidate.rows());
      logP = isWhole ? ofExecutions : Math.max(logP, ofExecutions);
      if (logP <= least) {
        double corrected = logP + log(candidate.kind());
        unlikely.add(new Scored(candidate, corrected, separation.precision(candidate.rows())));
      }
    }
  }
}
