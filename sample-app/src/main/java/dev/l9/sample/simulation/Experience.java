// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"INT-SIMU-002","component_name":"Experience","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"intelligence","domain":"simulation",
// "type":"engine","status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"What earlier runs taught; as written, nothing.",
// "dependencies":["java.io.IOException","java.util.Optional"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.simulation;

import java.io.IOException;
import java.util.Optional;

/** What earlier runs taught; as written, nothing. */
public interface Experience {

  /** The experience of a first run. */
  Experience NONE = new Experience() {};

  /** What a plan's cost is multiplied by: below 1 where its strategy has proved itself. */
  default double factor(Strategy strategy) throws IOException {
    return 1.0;
  }

  /** Why a formula with this fingerprint has no value, if that is known. */
  default Optional<String> knownBlock(String fingerprint) throws IOException {
    return Optional.empty();
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"INT-SIMU-002"}
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
