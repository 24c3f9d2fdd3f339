// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-SPEC-015","component_name":"dev.l9.sample.spec","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"foundation","domain":"spec","type":"utility",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"From text to formulas: the lexer, the parser and what they make.",
// "dependencies":["org.jspecify.annotations.NullMarked"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

/**
 * From text to formulas: the lexer, the parser and what they make.
 *
 * <p>What is wrong in a text is a {@link dev.l9.sample.spec.Problem} with its line and column, and
 * all of them are reported at once.
 */
@NullMarked
package dev.l9.sample.spec;

import org.jspecify.annotations.NullMarked;

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-SPEC-015"}
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
