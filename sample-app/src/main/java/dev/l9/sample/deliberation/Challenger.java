// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"INT-DELI-001","component_name":"Challenger","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"intelligence","domain":"deliberation",
// "type":"engine","status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"The agent that looks for what speaks against the proposal.",
// "dependencies":["dev.l9.sample.simulation.ScoredPlan","dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced",
// "java.util.ArrayList","java.util.Comparator","java.util.List"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.deliberation;

import dev.l9.sample.simulation.ScoredPlan;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The agent that looks for what speaks against the proposal. */
final class Challenger {

  /** Smaller savings aren't worth an argument. */
  private static final double WORTH_ARGUING = 0.1;

  /** Objections to the proposal, the largest gain first. */
  @L9Traced(
      task = "challenge proposal",
      layer = HrmLayer.REASONING,
      operation = "reasoning.challenge",
      patterns = {"constraint-challenger", "two-agent-deliberation"})
  List<Objection> challenge(ScoredPlan proposal, List<ScoredPlan> rivals) {
    List<Objection> objections = new ArrayList<>();
    for (ScoredPlan rival : rivals) {
      for (Criterion criterion : Criterion.values()) {
        double gain = gain(criterion.of(proposal.outcome()), criterion.of(rival.outcome()));
        if (gain >= WORTH_ARGUING) {
          objections.add(new Objection(rival, criterion, gain));
        }
      }
    }
    objections.sort(Comparator.comparingDouble(Objection::gain).reversed());
    return objections;
  }

  private static double gain(int proposed, int rival) {
    return proposed == 0 ? 0 : (double) (proposed - rival) / proposed;
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"INT-DELI-001"}
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
