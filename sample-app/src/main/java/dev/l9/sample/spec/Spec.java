// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-SPEC-010","component_name":"Spec","module_version":"1.0.0","created_at":"2026-11-21T07:37:37Z",
// "created_by":"L9 Trace","layer":"foundation","domain":"spec","type":"utility","status":"active",
// "governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"A parsed spec file: its formulas in the order of the file.","dependencies":["java.util.List"],
// "footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.spec;

import java.util.List;

/** A parsed spec file: its formulas in the order of the file. */
public record Spec(String file, List<Formula> formulas) {

  /** Copies the formulas. */
  public Spec {
    formulas = List.copyOf(formulas);
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-SPEC-010"}
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
