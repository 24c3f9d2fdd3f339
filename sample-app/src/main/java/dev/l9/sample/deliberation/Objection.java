// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"INT-DELI-005","component_name":"Objection","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"intelligence","domain":"deliberation",
// "type":"engine","status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"The challenger's claim that a rival does better by one criterion.",
// "dependencies":["dev.l9.sample.simulation.ScoredPlan","java.util.Locale"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.deliberation;

import dev.l9.sample.simulation.ScoredPlan;
import java.util.Locale;

/**
 * The challenger's claim that a rival does better by one criterion.
 *
 * @param gain the share that the rival saves, from 0 to 1
 */
record Objection(ScoredPlan rival, Criterion criterion, double gain) {

  String describe() {
    return String.format(
        Locale.ROOT,
        "%s saves %.0f %% of the %s",
        rival.strategy().label(),
        100 * gain,
        criterion.label());
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"INT-DELI-005"}
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
