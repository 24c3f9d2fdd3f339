// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-008","component_name":"GateBlockedException","module_version":"1.0.0","created_at":
// "2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"controller","type":"service",
// "status":"active","governance_level":"medium","compliance_required":true,"audit_trail":true,"purpose":
// "A gate doesn't let a formula pass; the message says why, for the user.","dependencies":[],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.controller;

/** A gate doesn't let a formula pass; the message says why, for the user. */
final class GateBlockedException extends RuntimeException {

  GateBlockedException(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-CONT-008"}
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
