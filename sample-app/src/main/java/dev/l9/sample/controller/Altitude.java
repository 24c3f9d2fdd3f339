// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-001","component_name":"Altitude","module_version":"1.0.0",
// "created_at":"2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"controller",
// "type":"service","status":"active","governance_level":"medium","compliance_required":true,"audit_trail":true,
// "purpose":"How far above the single step the controller looks, from the highest level down.",
// "dependencies":["dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.controller;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;

/** How far above the single step the controller looks, from the highest level down. */
enum Altitude {
  /** What the spec asks for. */
  L3,
  /** Which plan to follow. */
  L2,
  /** Which formulas may be computed. */
  L1,
  /** The steps themselves. */
  L0;

  /** Only the next level in either direction can be reached. */
  @L9Traced(layer = HrmLayer.ALTITUDE, operation = "altitude.check", patterns = "state-machine")
  boolean reaches(Altitude other) {
    return Math.abs(compareTo(other)) == 1;
  }

  /** The next level up; the top is its own. */
  Altitude above() {
    return switch (this) {
      case L0 -> L1;
      case L1 -> L2;
      case L2, L3 -> L3;
    };
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-CONT-001"}
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
