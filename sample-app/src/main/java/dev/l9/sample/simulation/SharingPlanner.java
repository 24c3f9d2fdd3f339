// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"INT-SIMU-009","component_name":"SharingPlanner","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"intelligence","domain":"simulation",
// "type":"engine","status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"Goes depth first, and computes operations that occur more than once only the first time.","dependencies":
// ["dev.l9.sample.ir.Ir","dev.l9.sample.spec.Expression","dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced",
// "java.util.HashMap","java.util.Map","java.util.Set","java.util.stream.Collectors"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.simulation;

import dev.l9.sample.ir.Ir;
import dev.l9.sample.spec.Expression;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Goes depth first, and computes operations that occur more than once only the first time. */
final class SharingPlanner extends DepthFirstPlanner {

  @Override
  public Strategy strategy() {
    return Strategy.SHARED;
  }

  @Override
  @L9Traced(
      task = "find shared expressions",
      layer = HrmLayer.REASONING,
      operation = "reasoning.share",
      patterns = "common-subexpression")
  public Set<String> shared(Ir ir) {
    Map<String, Integer> uses = new HashMap<>();
    ir.ordered().forEach(formula -> count(formula.formula().expression(), uses));
    return uses.entrySet().stream()
        .filter(entry -> entry.getValue() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** What lies inside of a repeated expression is not repeated again when that one is kept. */
  private static void count(Expression expression, Map<String, Integer> uses) {
    boolean operation =
        expression instanceof Expression.Binary || expression instanceof Expression.Call;
    if (operation && uses.merge(expression.text(), 1, Integer::sum) > 1) {
      return;
    }
    expression.parts().forEach(part -> count(part, uses));
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"INT-SIMU-009"}
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
