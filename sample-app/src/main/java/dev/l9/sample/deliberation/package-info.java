// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"INT-DELI-007","component_name":"dev.l9.sample.deliberation","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"intelligence","domain":"deliberation",
// "type":"engine","status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"Two agents argue over the simulated plans, criterion by criterion, until one plan stands.",
// "dependencies":["org.jspecify.annotations.NullMarked"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

/** Two agents argue over the simulated plans, criterion by criterion, until one plan stands. */
@NullMarked
package dev.l9.sample.deliberation;

import org.jspecify.annotations.NullMarked;

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"INT-DELI-007"}
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
