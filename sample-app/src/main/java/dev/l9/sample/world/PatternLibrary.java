// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"LEA-WORL-001","component_name":"PatternLibrary","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"learning","domain":"world","type":"tracker",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,"purpose":
// "The patterns that are counted, by their codes, such as zero-divisor.","dependencies":[],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.world;

/** The patterns that are counted, by their codes, such as {@code zero-divisor}. */
public final class PatternLibrary {

  private PatternLibrary() {}

  /** The code for why a formula was blocked, told from the words of the reason. */
  public static String codeOf(String reason) {
    if (reason.startsWith("divides by zero")) {
      return "zero-divisor";
    }
    if (reason.startsWith("needs ")) {
      return "blocked-need";
    }
    if (reason.endsWith("forbidden name")) {
      return "forbidden-name";
    }
    return reason.startsWith("is too large") ? "too-large" : "no-real-value";
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"LEA-WORL-001"}
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
