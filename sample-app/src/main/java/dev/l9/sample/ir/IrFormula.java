// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-IR-008","component_name":"IrFormula","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"foundation","domain":"ir","type":"utility",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,"purpose":
// "A checked formula.","dependencies":["dev.l9.sample.spec.Formula","java.util.List"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.ir;

import dev.l9.sample.spec.Formula;
import java.util.List;

/**
 * A checked formula.
 *
 * @param fingerprint the same as long as the formula and all that it needs stay the same
 */
public record IrFormula(Formula formula, FormulaKind kind, List<String> needs, String fingerprint) {

  /** Copies the names. */
  public IrFormula {
    needs = List.copyOf(needs);
  }

  /** The formula's name. */
  public String name() {
    return formula.name();
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-IR-008"}
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
