// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-010","component_name":"KnownBlockGate","module_version":"1.0.0",
// "created_at":"2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"controller",
// "type":"service","status":"active","governance_level":"medium","compliance_required":true,"audit_trail":true,
// "purpose":"Stops formulas that had no value in an earlier run, with the same numbers.","dependencies":[
// "dev.l9.sample.ir.IrFormula","dev.l9.sample.simulation.Experience","java.io.IOException","java.util.Optional"],
// "footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.controller;

import dev.l9.sample.ir.IrFormula;
import dev.l9.sample.simulation.Experience;
import java.io.IOException;
import java.util.Optional;

/** Stops formulas that had no value in an earlier run, with the same numbers. */
final class KnownBlockGate implements Gate {

  private final Experience experience;

  KnownBlockGate(Experience experience) {
    this.experience = experience;
  }

  @Override
  public String type() {
    return "KnownBlockGate";
  }

  @Override
  public Optional<String> objection(IrFormula formula) throws IOException {
    return experience.knownBlock(formula.fingerprint()).map(reason -> reason + " (known)");
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-CONT-010"}
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
