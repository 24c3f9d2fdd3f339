// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-SPEC-013","component_name":"SyntaxException","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"foundation","domain":"spec","type":"utility",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"A line isn't a formula; the parser reports it and goes on with the next line.","dependencies":[],
// "footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.spec;

/** A line isn't a formula; the parser reports it and goes on with the next line. */
final class SyntaxException extends RuntimeException {

  private final transient Position position;
  private final String advice;

  SyntaxException(Position position, String what, String advice) {
    super(what);
    this.position = position;
    this.advice = advice;
  }

  Problem in(String file) {
    return new Problem(file, position, String.valueOf(getMessage()), advice);
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-SPEC-013"}
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
