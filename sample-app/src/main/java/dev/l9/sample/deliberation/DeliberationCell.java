// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"INT-DELI-004","component_name":"DeliberationCell","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"intelligence","domain":"deliberation",
// "type":"engine","status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"Lets the two agents argue; a plan that was given up doesn't come back, so it always ends.",
// "dependencies":["dev.l9.sample.simulation.ScoredPlan","dev.l9.sample.simulation.Strategy","dev.l9.trace.HrmLayer",
// "dev.l9.trace.L9Traced","java.util.ArrayList","java.util.List","java.util.Optional"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.deliberation;

import dev.l9.sample.simulation.ScoredPlan;
import dev.l9.sample.simulation.Strategy;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets the two agents argue; a plan that was given up doesn't come back, so it always ends. */
public final class DeliberationCell {

  private final Challenger challenger = new Challenger();

  /** Decides between candidates, of which there is at least one, the best score first. */
  @L9Traced(
      task = "deliberate",
      layer = HrmLayer.REASONING,
      operation = "reasoning.deliberate",
      patterns = {"two-agent-deliberation", "proposer-challenger"})
  public Decision decide(List<ScoredPlan> candidates) {
    List<ScoredPlan> rivals = new ArrayList<>(candidates);
    List<String> arguments = new ArrayList<>();
    Proposer proposer = new Proposer(rivals.remove(0));
    Optional<Objection> conceded = debate(proposer, rivals, arguments);
    while (conceded.isPresent()) {
      ScoredPlan better = conceded.get().rival();
      rivals.remove(better);
      proposer = new Proposer(better);
      conceded = debate(proposer, rivals, arguments);
    }
    return new Decision(proposer.proposal(), candidates, arguments);
  }

  /** One round; the first objection that the proposer gives way to, if there is one. */
  private Optional<Objection> debate(
      Proposer proposer, List<ScoredPlan> rivals, List<String> arguments) {
    Strategy strategy = proposer.proposal().strategy();
    arguments.add("proposer: " + strategy.label());
    for (Objection objection : challenger.challenge(proposer.proposal(), rivals)) {
      boolean concedes = proposer.concedes(objection);
      arguments.add("challenger: " + objection.describe());
      arguments.add(concedes ? "proposer: agreed" : "proposer: not enough");
      if (concedes) {
        return Optional.of(objection);
      }
    }
    return Optional.empty();
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"INT-DELI-004"}
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
