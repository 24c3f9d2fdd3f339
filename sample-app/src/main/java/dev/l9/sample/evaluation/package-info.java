// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-EVAL-004","component_name":"dev.l9.sample.evaluation","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"foundation","domain":"evaluation",
// "type":"engine","status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,"purpose":
// "Computes the value of a formula.","dependencies":["org.jspecify.annotations.NullMarked"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

/** Computes the value of a formula. */
@NullMarked
package dev.l9.sample.evaluation;

import org.jspecify.annotations.NullMarked;

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-EVAL-004"}
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
