package dev.l9.sample.deliberation;

import dev.l9.sample.simulation.ScoredPlan;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;

/** The agent that stands for a plan, until an objection is stronger than what speaks for it. */
final class Proposer {

  /** How much worse a rival's score may be for the proposer to give way to it. */
  private static final double TOLERANCE = 1.1;

  private final ScoredPlan proposal;

  Proposer(ScoredPlan proposal) {
    this.proposal = proposal;
  }

  ScoredPlan proposal() {
    return proposal;
  }

  /** Gives way when the rival wins by more criteria than it loses by, at a score like ours. */
  @L9Traced(
      task = "answer objection",
      layer = HrmLayer.REASONING,
      operation = "reasoning.answer",
      patterns = "two-agent-deliberation")
  boolean concedes(Objection objection) {
    int balance = 0;
    for (Criterion criterion : Criterion.values()) {
      int ours = criterion.of(proposal.outcome());
      balance += Integer.signum(ours - criterion.of(objection.rival().outcome()));
    }
    return balance > 0 && objection.rival().score() <= proposal.score() * TOLERANCE;
  }
}
