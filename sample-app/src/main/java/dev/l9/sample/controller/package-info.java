// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-020","component_name":"dev.l9.sample.controller","module_version":"1.0.0","created_at":
// "2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"controller","type":"service",
// "status":"active","governance_level":"medium","compliance_required":true,"audit_trail":true,"purpose":
// "Leads a spec through all the other packages, from intent to steps and back, and lets gates stop what must not be computed.",
// "dependencies":["org.jspecify.annotations.NullMarked"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

/**
 * Leads a spec through all the other packages, from intent to steps and back, and lets gates stop
 * what must not be computed.
 */
@NullMarked
package dev.l9.sample.controller;

import org.jspecify.annotations.NullMarked;

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-CONT-020"}
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
