// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-IR-005","component_name":"FormulaKind","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"foundation","domain":"ir","type":"utility",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"What has to be looked at before a formula may be computed.","dependencies":["java.util.Locale"],
// "footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.ir;

import java.util.Locale;

/** What has to be looked at before a formula may be computed. */
public enum FormulaKind {
  /** A number that the spec gives. */
  GIVEN,
  /** Sums and products: always have a value, if not too large. */
  DERIVED,
  /** Divides, raises to a power or calls a function: may have no value. */
  RISKY;

  /** How a table shows the kind. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-IR-005"}
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
