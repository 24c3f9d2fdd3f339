// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"INT-DELI-003","component_name":"Decision","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"intelligence","domain":"deliberation",
// "type":"engine","status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"The plan that stood.","dependencies":["dev.l9.sample.simulation.ScoredPlan","java.util.List"],
// "footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.deliberation;

import dev.l9.sample.simulation.ScoredPlan;
import java.util.List;

/**
 * The plan that stood.
 *
 * @param candidates all plans, the best score first
 * @param arguments what was said, in order
 */
public record Decision(ScoredPlan chosen, List<ScoredPlan> candidates, List<String> arguments) {

  /** Copies the lists. */
  public Decision {
    candidates = List.copyOf(candidates);
    arguments = List.copyOf(arguments);
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"INT-DELI-003"}
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
