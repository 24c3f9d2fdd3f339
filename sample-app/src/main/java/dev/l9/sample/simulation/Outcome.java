// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"INT-SIMU-004","component_name":"Outcome","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"intelligence","domain":"simulation",
// "type":"engine","status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,"purpose":
// "What computing a plan showed.","dependencies":["java.util.LinkedHashMap","java.util.Map"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.simulation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What computing a plan showed.
 *
 * @param operations operators and functions computed
 * @param peak the most values that had to be kept at one time
 * @param rounds groups of neighbours in the plan that don't need each other
 * @param undefined formulas without a value, and why
 */
public record Outcome(
    Plan plan, int operations, int peak, int rounds, Map<String, String> undefined) {

  /** Copies the map, keeping its order. */
  public Outcome {
    undefined = new LinkedHashMap<>(undefined);
  }

  /** One number for all three: an operation counts 1, a kept value 0.5, a round 0.25. */
  public double cost() {
    return operations + 0.5 * peak + 0.25 * rounds;
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"INT-SIMU-004"}
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
