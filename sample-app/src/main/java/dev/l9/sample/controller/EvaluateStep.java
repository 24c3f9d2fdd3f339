// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-004","component_name":"EvaluateStep","module_version":"1.0.0",
// "created_at":"2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"controller",
// "type":"service","status":"active","governance_level":"medium","compliance_required":true,"audit_trail":true,
// "purpose":"Computes one formula.","dependencies":["dev.l9.sample.evaluation.Evaluator","dev.l9.sample.ir.IrFormula",
// "dev.l9.sample.runtime.Step","dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","java.util.Map"],
// "footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.controller;

import dev.l9.sample.evaluation.Evaluator;
import dev.l9.sample.ir.IrFormula;
import dev.l9.sample.runtime.Step;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.Map;

/** Computes one formula. */
final class EvaluateStep implements Step {

  private final IrFormula formula;
  private final Evaluator evaluator;
  private final Map<String, Double> values;

  /** Puts the value into the map from which the evaluator reads. */
  EvaluateStep(IrFormula formula, Evaluator evaluator, Map<String, Double> values) {
    this.formula = formula;
    this.evaluator = evaluator;
    this.values = values;
  }

  @Override
  public String name() {
    return formula.name();
  }

  @Override
  @L9Traced(
      task = "compute formula",
      layer = HrmLayer.REASONING,
      operation = "reasoning.compute",
      patterns = "command")
  public String run() {
    double value = evaluator.evaluate(formula.formula().expression());
    values.put(formula.name(), value);
    return Double.toString(value);
  }

  @Override
  public boolean resume(String outcome) {
    try {
      values.put(formula.name(), Double.parseDouble(outcome));
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-CONT-004"}
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
