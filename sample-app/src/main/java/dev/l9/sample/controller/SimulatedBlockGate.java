// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-018","component_name":"SimulatedBlockGate","module_version":"1.0.0",
// "created_at":"2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"controller",
// "type":"service","status":"active","governance_level":"medium","compliance_required":true,"audit_trail":true,
// "purpose":"Stops formulas that turned out to have no value when the chosen plan was simulated.",
// "dependencies":["dev.l9.sample.ir.IrFormula","java.util.Map","java.util.Optional"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.controller;

import dev.l9.sample.ir.IrFormula;
import java.util.Map;
import java.util.Optional;

/** Stops formulas that turned out to have no value when the chosen plan was simulated. */
final class SimulatedBlockGate implements Gate {

  private final Map<String, String> undefined;

  SimulatedBlockGate(Map<String, String> undefined) {
    this.undefined = Map.copyOf(undefined);
  }

  @Override
  public String type() {
    return "SimulatedBlockGate";
  }

  @Override
  public Optional<String> objection(IrFormula formula) {
    return Optional.ofNullable(undefined.get(formula.name()));
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-CONT-018"}
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
