// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"LEA-WORL-005","component_name":"dev.l9.sample.world","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"learning","domain":"world","type":"tracker",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"What all runs on one state taught, and how it weighs on the next one.",
// "dependencies":["org.jspecify.annotations.NullMarked"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

/** What all runs on one state taught, and how it weighs on the next one. */
@NullMarked
package dev.l9.sample.world;

import org.jspecify.annotations.NullMarked;

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"LEA-WORL-005"}
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
