// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-MEMO-002","component_name":"Packet","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"foundation","domain":"memory","type":"adapter",
// "status":"active","governance_level":"high","compliance_required":true,"audit_trail":true,
// "purpose":"One remembered fact.","dependencies":[],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.memory;

/**
 * One remembered fact.
 *
 * @param key what it is about, such as a formula's name
 * @param kind what is said about it
 */
public record Packet(Kind kind, String key, String value) {

  /** What packets say. */
  public enum Kind {
    /** The number that a formula had. */
    VALUE,
    /** Why a formula was blocked. */
    BLOCKED,
    /** The strategy of the plan that was carried out. */
    PLAN
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-MEMO-002"}
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
