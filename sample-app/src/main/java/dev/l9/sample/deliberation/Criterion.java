// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"INT-DELI-002","component_name":"Criterion","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"intelligence","domain":"deliberation",
// "type":"engine","status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"What plans are compared by; less is better for all of them.",
// "dependencies":["dev.l9.sample.simulation.Outcome","java.util.Locale"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.deliberation;

import dev.l9.sample.simulation.Outcome;
import java.util.Locale;

/** What plans are compared by; less is better for all of them. */
enum Criterion {
  OPERATIONS,
  KEPT_VALUES,
  ROUNDS;

  int of(Outcome outcome) {
    return switch (this) {
      case OPERATIONS -> outcome.operations();
      case KEPT_VALUES -> outcome.peak();
      case ROUNDS -> outcome.rounds();
    };
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"INT-DELI-002"}
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
