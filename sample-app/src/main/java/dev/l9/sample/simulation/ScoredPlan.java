package dev.l9.sample.simulation;

/**
 * A simulated plan with its score, the lower the better.
 *
 * @param score the cost, weighed by experience
 */
public record ScoredPlan(Outcome outcome, double score) {

  /** The plan's strategy. */
  public Strategy strategy() {
    return outcome.plan().strategy();
  }
}
