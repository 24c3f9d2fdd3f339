// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-017","component_name":"SignalRouter","module_version":"1.0.0",
// "created_at":"2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"controller",
// "type":"service","status":"active","governance_level":"medium","compliance_required":true,"audit_trail":true,
// "purpose":"Sends each formula to the gates that concern its kind.","dependencies":["dev.l9.sample.ir.FormulaKind",
// "dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","java.util.List"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.controller;

import dev.l9.sample.ir.FormulaKind;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.List;

/** Sends each formula to the gates that concern its kind. */
final class SignalRouter {

  private final List<Gate> gates;

  SignalRouter(Gate... gates) {
    this.gates = List.of(gates);
  }

  /** The gates for a kind, in the order in which they are to be passed. */
  @L9Traced(
      task = "route",
      layer = HrmLayer.FOCUS,
      operation = "focus.route",
      patterns = "content-based-router")
  List<Gate> route(FormulaKind kind) {
    return gates.stream().filter(gate -> gate.concerns(kind)).toList();
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-CONT-017"}
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
