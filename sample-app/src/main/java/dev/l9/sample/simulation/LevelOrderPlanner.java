// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"INT-SIMU-003","component_name":"LevelOrderPlanner","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"intelligence","domain":"simulation",
// "type":"engine","status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"Takes first what needs nothing, then what needs only that, and so on: few rounds.",
// "dependencies":["dev.l9.sample.ir.Ir","dev.l9.sample.ir.IrFormula","dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced",
// "java.util.Comparator","java.util.HashMap","java.util.List","java.util.Map"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.simulation;

import dev.l9.sample.ir.Ir;
import dev.l9.sample.ir.IrFormula;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes first what needs nothing, then what needs only that, and so on: few rounds. */
final class LevelOrderPlanner implements Planner {

  @Override
  public Strategy strategy() {
    return Strategy.LEVEL_ORDER;
  }

  @Override
  @L9Traced(
      task = "order by level",
      layer = HrmLayer.REASONING,
      operation = "reasoning.order",
      patterns = "breadth-first-search")
  public List<String> order(Ir ir) {
    Map<String, Integer> levels = new HashMap<>();
    for (IrFormula formula : ir.ordered()) {
      int below =
          formula.needs().stream().mapToInt(name -> levels.getOrDefault(name, 0)).max().orElse(-1);
      levels.put(formula.name(), below + 1);
    }
    return ir.ordered().stream()
        .map(IrFormula::name)
        .sorted(Comparator.comparingInt(name -> levels.getOrDefault(name, 0)))
        .toList();
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"INT-SIMU-003"}
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
