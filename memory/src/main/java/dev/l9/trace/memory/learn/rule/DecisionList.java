package dev.l9.trace.memory.learn.rule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Rules of which the first one that holds counts. They are found by separate and conquer: the best
 * rule for all, then the best one for what it leaves (Clark and Niblett, "The CN2 induction
 * algorithm", 1989).
 *
 * @param rules at least one
 * @param rest the rows of which no rule holds
 * @param tried how many conditions were tried, without pairs
 */
public record DecisionList(List<Rule> rules, BitSet rest, long tried) {

  private static final int MOST_RULES = 4;

  public DecisionList {
    rules = List.copyOf(rules);
  }

  /**
   * Learns a list, which is empty if nothing separates the rows.
   *
   * @param alpha the probability with which a rule may be found by chance
   */
  public static DecisionList learn(Rows rows, double alpha) {
    RuleSearch search = new RuleSearch(rows);
    List<Rule> rules = new ArrayList<>();
    BitSet rest = rows.all();
    Rule rule = search.best(rest, StrictMath.log(alpha));
    while (rule != null) {
      rules.add(rule);
      rest = Rows.without(rest, rule.rows());
      rule = rules.size() < MOST_RULES ? search.best(rest, StrictMath.log(alpha)) : null;
    }
    return new DecisionList(rules, rest, search.tried());
  }

  /** The rows of which any rule holds. */
  public BitSet covered() {
    BitSet covered = new BitSet();
    rules.forEach(rule -> covered.or(rule.rows()));
    return covered;
  }
}
