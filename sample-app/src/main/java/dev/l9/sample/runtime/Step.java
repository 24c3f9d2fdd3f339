// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-RUNT-002","component_name":"Step","module_version":"1.0.0","created_at":"2026-11-21T07:47:49Z",
// "created_by":"L9 Trace","layer":"operations","domain":"runtime","type":"engine","status":"active",
// "governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"A piece of work with a name that is unique in its run.","dependencies":["java.io.IOException"],
// "footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.runtime;

import java.io.IOException;

/** A piece of work with a name that is unique in its run. */
public interface Step {

  /** The name that checkpoints know the step by. */
  String name();

  /** Does the work; the outcome, one line, is what a checkpoint keeps. */
  String run() throws IOException;

  /**
   * Takes over the outcome of an interrupted run.
   *
   * @return whether the outcome can be used; else the work is done again
   */
  boolean resume(String outcome);

  /**
   * Tries to remove the cause of a failure.
   *
   * @return whether a further attempt makes sense
   */
  default boolean recover(IOException failure) throws IOException {
    return false;
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-RUNT-002"}
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
