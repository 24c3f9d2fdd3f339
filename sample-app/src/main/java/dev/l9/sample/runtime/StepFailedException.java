// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-RUNT-003","component_name":"StepFailedException","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"operations","domain":"runtime","type":"engine",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"A step failed at every attempt; what was done before it is in the checkpoint.",
// "dependencies":["dev.l9.sample.memory.IoReason","java.io.IOException"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.runtime;

import dev.l9.sample.memory.IoReason;
import java.io.IOException;

/** A step failed at every attempt; what was done before it is in the checkpoint. */
public final class StepFailedException extends IOException {

  /** Names the step, and keeps the last failure as cause. */
  public StepFailedException(String step, IOException cause) {
    super("step '" + step + "' failed: " + IoReason.of(cause), cause);
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-RUNT-003"}
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
