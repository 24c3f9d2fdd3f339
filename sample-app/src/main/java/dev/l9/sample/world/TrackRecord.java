// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"LEA-WORL-002","component_name":"TrackRecord","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"learning","domain":"world","type":"tracker",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"How a strategy's plans did.","dependencies":["dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced"],
// "footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.world;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;

/**
 * How a strategy's plans did.
 *
 * @param runs how many were carried out
 * @param kept how many of them took the operations that were predicted
 */
public record TrackRecord(int runs, int kept) {

  /** What is known of a strategy that was never used. */
  static final TrackRecord NONE = new TrackRecord(0, 0);

  /** Refuses counts that no run can give. */
  @L9Traced(layer = HrmLayer.LEARNING, operation = "learning.record", patterns = "value-object")
  public TrackRecord {
    if (kept < 0 || kept > runs) {
      throw new IllegalArgumentException(kept + " of " + runs + " runs");
    }
  }

  /** The record with one run more. */
  TrackRecord with(boolean prediction) {
    return new TrackRecord(runs + 1, prediction ? kept + 1 : kept);
  }

  /** Both records together. */
  TrackRecord plus(TrackRecord other) {
    return new TrackRecord(runs + other.runs, kept + other.kept);
  }

  /** From 0 to 1 by Laplace's rule of succession: a half when nothing is known. */
  double trust() {
    return (kept + 1.0) / (runs + 2.0);
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"LEA-WORL-002"}
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
