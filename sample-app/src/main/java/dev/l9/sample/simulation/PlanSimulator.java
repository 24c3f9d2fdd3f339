// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"INT-SIMU-006","component_name":"PlanSimulator","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"intelligence","domain":"simulation",
// "type":"engine","status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,"purpose":
// "Computes one plan on a copy of everything, and counts.","dependencies":["dev.l9.sample.evaluation.Evaluator",
// "dev.l9.sample.evaluation.UndefinedResultException","dev.l9.sample.ir.Ir","dev.l9.sample.ir.IrFormula",
// "dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","java.util.HashMap","java.util.HashSet","java.util.LinkedHashMap",
// "java.util.LinkedHashSet","java.util.Map","java.util.Set"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.simulation;

import dev.l9.sample.evaluation.Evaluator;
import dev.l9.sample.evaluation.UndefinedResultException;
import dev.l9.sample.ir.Ir;
import dev.l9.sample.ir.IrFormula;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Computes one plan on a copy of everything, and counts. */
public final class PlanSimulator {

  private final Ir ir;
  private final Plan plan;
  private final Set<String> skipped;
  private final Map<String, Double> values = new HashMap<>();
  private final Map<String, String> undefined = new LinkedHashMap<>();
  private final Set<String> done = new LinkedHashSet<>();

  /**
   * Prepares a simulation, to be used once.
   *
   * @param blocked the formulas that aren't computed
   */
  public PlanSimulator(Ir ir, Plan plan, Set<String> blocked) {
    this.ir = ir;
    this.plan = plan;
    this.skipped = new HashSet<>(blocked);
  }

  /** Computes the plan; formulas without a value are noted, and those that need them skipped. */
  @L9Traced(
      task = "simulate plan",
      layer = HrmLayer.REASONING,
      operation = "reasoning.simulate",
      patterns = {"dry-run", "cost-model"})
  public Outcome simulate() {
    Evaluator evaluator = new Evaluator(values, plan.shared());
    int peak = 0;
    for (String name : plan.order()) {
      IrFormula formula = ir.formula(name);
      if (skipped.contains(name) || formula.needs().stream().anyMatch(skipped::contains)) {
        skipped.add(name);
      } else {
        compute(formula, evaluator);
        peak = Math.max(peak, waiting(name) + evaluator.kept());
      }
    }
    return new Outcome(plan, evaluator.operations(), peak, rounds(), undefined);
  }

  private void compute(IrFormula formula, Evaluator evaluator) {
    try {
      values.put(formula.name(), evaluator.evaluate(formula.formula().expression()));
      done.add(formula.name());
    } catch (UndefinedResultException e) {
      undefined.put(formula.name(), e.reason());
      skipped.add(formula.name());
    }
  }

  /** How many values a later formula of the plan still needs; the latest one counts always. */
  private int waiting(String latest) {
    Set<String> needed = new HashSet<>();
    for (String name : plan.order()) {
      if (!done.contains(name) && !skipped.contains(name)) {
        needed.addAll(ir.formula(name).needs());
      }
    }
    needed.add(latest);
    needed.retainAll(done);
    return needed.size();
  }

  private int rounds() {
    int rounds = 0;
    Set<String> group = new HashSet<>();
    for (String name : done) {
      if (rounds == 0 || ir.formula(name).needs().stream().anyMatch(group::contains)) {
        rounds++;
        group.clear();
      }
      group.add(name);
    }
    return rounds;
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"INT-SIMU-006"}
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
