// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"INT-SIMU-011","component_name":"Strategy","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"intelligence","domain":"simulation",
// "type":"engine","status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"The ways to order the work.",
// "dependencies":["dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","java.util.Locale"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.simulation;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.Locale;

/** The ways to order the work. Equal scores are settled in this order. */
public enum Strategy {
  DEPTH_FIRST,
  LEVEL_ORDER,
  SHARED;

  /** How tables and the world model name the strategy. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Who makes plans of this strategy. */
  @L9Traced(layer = HrmLayer.REASONING, operation = "reasoning.route", patterns = "strategy")
  public Planner planner() {
    return switch (this) {
      case DEPTH_FIRST -> new DepthFirstPlanner();
      case LEVEL_ORDER -> new LevelOrderPlanner();
      case SHARED -> new SharingPlanner();
    };
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"INT-SIMU-011"}
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
