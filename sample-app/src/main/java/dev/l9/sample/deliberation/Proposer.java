// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"INT-DELI-006","component_name":"Proposer","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"intelligence","domain":"deliberation",
// "type":"engine","status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,"purpose":
// "The agent that stands for a plan, until an objection is stronger than what speaks for it.","dependencies":[
// "dev.l9.sample.simulation.ScoredPlan","dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

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

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"INT-DELI-006"}
// ============================================================================
// END FOOTER METADATA
// ============================================================================

// ============================================================================
// L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT
// ============================================================================
// {"trace_id":"","task":"","timestamp":"","patterns_used":[],"graph":{"nodes":[],"edges":[]},"inputs":{},"outputs":{},
// "metrics":{"confidence":"","errors_detected":[],"stability_score":""}}
// ============================================================================
// END L9 DORA BLOCK
// ============================================================================
