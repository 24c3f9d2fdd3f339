// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"INT-SIMU-007","component_name":"Planner","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"intelligence","domain":"simulation",
// "type":"engine","status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"Makes the plans of one strategy.","dependencies":["dev.l9.sample.ir.Ir","dev.l9.trace.HrmLayer",
// "dev.l9.trace.L9Traced","java.util.List","java.util.Set"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.simulation;

import dev.l9.sample.ir.Ir;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.List;
import java.util.Set;

/** Makes the plans of one strategy. */
public interface Planner {

  /** The strategy whose plans these are. */
  Strategy strategy();

  /** The names of all formulas, each behind those that it needs. */
  List<String> order(Ir ir);

  /** The texts of the expressions that the plan computes once only. */
  default Set<String> shared(Ir ir) {
    return Set.of();
  }

  /** The plan for a spec. */
  @L9Traced(
      task = "plan",
      layer = HrmLayer.ALTITUDE,
      operation = "altitude.plan",
      patterns = "template-method")
  default Plan plan(Ir ir) {
    return new Plan(strategy(), order(ir), shared(ir));
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"INT-SIMU-007"}
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
