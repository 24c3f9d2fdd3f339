// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-RUNT-006","component_name":"dev.l9.sample.runtime","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"operations","domain":"runtime","type":"engine",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,"purpose":
// "Carries out steps one after the other: a queue, further attempts after a failure, and a checkpoint after every step, so that an interrupted run goes on where\u2026",
// "dependencies":["org.jspecify.annotations.NullMarked"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

/**
 * Carries out steps one after the other: a queue, further attempts after a failure, and a
 * checkpoint after every step, so that an interrupted run goes on where it stopped.
 */
@NullMarked
package dev.l9.sample.runtime;

import org.jspecify.annotations.NullMarked;

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-RUNT-006"}
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
