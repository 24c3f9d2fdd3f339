// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"INT-SIMU-001","component_name":"DepthFirstPlanner","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"intelligence","domain":"simulation",
// "type":"engine","status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"Takes each formula of the file right after what it needs, so that few values wait for use.",
// "dependencies":["dev.l9.sample.ir.Ir","dev.l9.sample.ir.IrFormula","java.util.List"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.simulation;

import dev.l9.sample.ir.Ir;
import dev.l9.sample.ir.IrFormula;
import java.util.List;

/** Takes each formula of the file right after what it needs, so that few values wait for use. */
class DepthFirstPlanner implements Planner {

  @Override
  public Strategy strategy() {
    return Strategy.DEPTH_FIRST;
  }

  @Override
  public List<String> order(Ir ir) {
    return ir.ordered().stream().map(IrFormula::name).toList();
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"INT-SIMU-001"}
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
