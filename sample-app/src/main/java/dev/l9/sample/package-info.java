// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-SAMP-005","component_name":"dev.l9.sample","module_version":"1.0.0",
// "created_at":"2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"sample","type":"utility",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"A small but complete application to be traced: it computes spec files of named formulas.",
// "dependencies":["org.jspecify.annotations.NullMarked"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

/**
 * A small but complete application to be traced: it computes spec files of named formulas.
 *
 * <p>The way of a spec: {@code spec} (text to formulas), {@code ir} (checked graph), {@code
 * simulation} (candidate plans, computed for their cost), {@code deliberation} (two agents choose),
 * {@code controller} (gates and altitudes), {@code runtime} (steps, attempts, checkpoint), {@code
 * memory} (packets), {@code world} (what was learnt, for the next run).
 */
@NullMarked
package dev.l9.sample;

import org.jspecify.annotations.NullMarked;

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-SAMP-005"}
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
