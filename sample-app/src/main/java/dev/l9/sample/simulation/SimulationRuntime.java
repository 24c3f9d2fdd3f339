// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"INT-SIMU-010","component_name":"SimulationRuntime","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"intelligence","domain":"simulation",
// "type":"engine","status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"Simulates one plan of each strategy and ranks them.",
// "dependencies":["dev.l9.sample.ir.Ir","dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","java.io.IOException",
// "java.util.ArrayList","java.util.Comparator","java.util.List","java.util.Set"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.simulation;

import dev.l9.sample.ir.Ir;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Simulates one plan of each strategy and ranks them. */
public final class SimulationRuntime {

  private final Experience experience;

  /** Weighs costs by this experience. */
  public SimulationRuntime(Experience experience) {
    this.experience = experience;
  }

  /** All candidates, the best score first. */
  @L9Traced(
      task = "rank plans",
      layer = HrmLayer.REASONING,
      operation = "reasoning.rank",
      patterns = {"multi-path-evaluation", "tradeoff-scoring"})
  public List<ScoredPlan> rank(Ir ir, Set<String> blocked) throws IOException {
    List<ScoredPlan> candidates = new ArrayList<>();
    for (Strategy strategy : Strategy.values()) {
      Plan plan = strategy.planner().plan(ir);
      candidates.add(score(new PlanSimulator(ir, plan, blocked).simulate()));
    }
    candidates.sort(
        Comparator.comparingDouble(ScoredPlan::score).thenComparing(ScoredPlan::strategy));
    return List.copyOf(candidates);
  }

  @L9Traced(layer = HrmLayer.ALTITUDE, operation = "altitude.evaluate", patterns = "cost-model")
  private ScoredPlan score(Outcome outcome) throws IOException {
    return new ScoredPlan(outcome, outcome.cost() * experience.factor(outcome.plan().strategy()));
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"INT-SIMU-010"}
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
