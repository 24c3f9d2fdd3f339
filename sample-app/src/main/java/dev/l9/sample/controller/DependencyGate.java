// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-003","component_name":"DependencyGate","module_version":"1.0.0",
// "created_at":"2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"controller",
// "type":"service","status":"active","governance_level":"medium","compliance_required":true,"audit_trail":true,
// "purpose":"Stops formulas that need a blocked one.",
// "dependencies":["dev.l9.sample.ir.IrFormula","java.util.Optional","java.util.Set"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.controller;

import dev.l9.sample.ir.IrFormula;
import java.util.Optional;
import java.util.Set;

/** Stops formulas that need a blocked one. */
final class DependencyGate implements Gate {

  private final Set<String> blocked;

  /** Looks at the set anew at each check, as it grows from formula to formula. */
  DependencyGate(Set<String> blocked) {
    this.blocked = blocked;
  }

  @Override
  public String type() {
    return "DependencyGate";
  }

  @Override
  public Optional<String> objection(IrFormula formula) {
    return formula.needs().stream()
        .filter(blocked::contains)
        .findFirst()
        .map(name -> "needs " + name + ", which is blocked");
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-CONT-003"}
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
