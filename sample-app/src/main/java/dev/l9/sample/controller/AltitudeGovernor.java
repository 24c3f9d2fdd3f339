// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-002","component_name":"AltitudeGovernor","module_version":"1.0.0",
// "created_at":"2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"controller",
// "type":"service","status":"active","governance_level":"medium","compliance_required":true,"audit_trail":true,
// "purpose":"Holds the altitude of one run; no level can be skipped.",
// "dependencies":["dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","dev.l9.trace.L9Tracer"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.controller;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import dev.l9.trace.L9Tracer;

/** Holds the altitude of one run; no level can be skipped. */
final class AltitudeGovernor {

  private Altitude current;

  @L9Traced(task = "start", layer = HrmLayer.ALTITUDE, operation = "altitude.start")
  AltitudeGovernor(Altitude start) {
    this.current = start;
  }

  Altitude current() {
    return current;
  }

  /** Goes to a neighbouring level. */
  @L9Traced(
      task = "change altitude",
      layer = HrmLayer.ALTITUDE,
      operation = "altitude.transition",
      patterns = "state-machine")
  Altitude transition(Altitude to, String reason) {
    L9Tracer.metadata("from_level", current);
    L9Tracer.metadata("reason", reason);
    if (!current.reaches(to)) {
      throw new IllegalStateException("no way from " + current + " to " + to + ": " + reason);
    }
    current = to;
    return current;
  }

  /** Goes level by level to the top. */
  void ascend(String reason) {
    while (current != Altitude.L3) {
      transition(current.above(), reason);
    }
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-CONT-002"}
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
