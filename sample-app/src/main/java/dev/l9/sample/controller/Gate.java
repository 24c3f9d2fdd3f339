// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-007","component_name":"Gate","module_version":"1.0.0","created_at":"2026-11-21T07:48:12Z",
// "created_by":"L9 Trace","layer":"operations","domain":"controller","type":"service","status":"active",
// "governance_level":"medium","compliance_required":true,"audit_trail":true,
// "purpose":"A condition that formulas must meet before they are computed.",
// "dependencies":["dev.l9.sample.ir.FormulaKind","dev.l9.sample.ir.IrFormula","dev.l9.trace.HrmLayer",
// "dev.l9.trace.L9Traced","dev.l9.trace.L9Tracer","java.io.IOException","java.util.Optional"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.controller;

import dev.l9.sample.ir.FormulaKind;
import dev.l9.sample.ir.IrFormula;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import dev.l9.trace.L9Tracer;
import java.io.IOException;
import java.util.Optional;

/** A condition that formulas must meet before they are computed. */
interface Gate {

  /** How the gate is named in traces. */
  String type();

  /** Whether formulas of this kind have to pass here. */
  default boolean concerns(FormulaKind kind) {
    return kind != FormulaKind.GIVEN;
  }

  /** What speaks against the formula, if anything does. */
  Optional<String> objection(IrFormula formula) throws IOException;

  /**
   * Lets the formula pass.
   *
   * @throws GateBlockedException when there is an objection
   * @throws IOException when the gate asks the memory, and that can't be read
   */
  @L9Traced(
      task = "check gate",
      layer = HrmLayer.FOCUS,
      operation = "focus.gate_check",
      patterns = "gate",
      blockedBy = GateBlockedException.class)
  default void check(IrFormula formula) throws IOException {
    Optional<String> objection = objection(formula);
    L9Tracer.metadata("gate_type", type());
    L9Tracer.metadata("decision", objection.isPresent() ? "denied" : "allowed");
    if (objection.isPresent()) {
      throw new GateBlockedException(objection.get());
    }
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-CONT-007"}
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
