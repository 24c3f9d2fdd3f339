// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-013","component_name":"PlanReview","module_version":"1.0.0",
// "created_at":"2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"controller",
// "type":"service","status":"active","governance_level":"medium","compliance_required":true,"audit_trail":true,
// "purpose":"Looks once more at the chosen plan, before anything follows it.",
// "dependencies":["dev.l9.sample.ir.Ir","dev.l9.sample.simulation.Plan","dev.l9.trace.HrmLayer",
// "dev.l9.trace.L9Traced","java.util.HashSet","java.util.Set"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.controller;

import dev.l9.sample.ir.Ir;
import dev.l9.sample.simulation.Plan;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.HashSet;
import java.util.Set;

/** Looks once more at the chosen plan, before anything follows it. */
final class PlanReview {

  private PlanReview() {}

  /** Accepts a plan that has every formula once, behind those that it needs. */
  @L9Traced(
      task = "review plan",
      layer = HrmLayer.ALTITUDE,
      operation = "altitude.evaluate",
      patterns = "invariant-check")
  static Plan approve(Ir ir, Plan plan) {
    Set<String> done = new HashSet<>();
    for (String name : plan.order()) {
      if (!done.containsAll(ir.formula(name).needs()) || !done.add(name)) {
        throw new IllegalStateException(plan.strategy() + " has " + name + " in the wrong place");
      }
    }
    if (done.size() != ir.fileOrder().size()) {
      throw new IllegalStateException(plan.strategy() + " leaves formulas out");
    }
    return plan;
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-CONT-013"}
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
