// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"INT-SIMU-005","component_name":"Plan","module_version":"1.0.0","created_at":"2026-11-21T07:37:37Z",
// "created_by":"L9 Trace","layer":"intelligence","domain":"simulation","type":"engine","status":"active",
// "governance_level":"low","compliance_required":true,"audit_trail":true,"purpose":
// "An order in which formulas are computed.","dependencies":["java.util.List","java.util.Set"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.simulation;

import java.util.List;
import java.util.Set;

/**
 * An order in which formulas are computed.
 *
 * @param order names, each behind those that it needs
 * @param shared the texts of the expressions that are computed once and kept
 */
public record Plan(Strategy strategy, List<String> order, Set<String> shared) {

  /** Copies the collections. */
  public Plan {
    order = List.copyOf(order);
    shared = Set.copyOf(shared);
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"INT-SIMU-005"}
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
