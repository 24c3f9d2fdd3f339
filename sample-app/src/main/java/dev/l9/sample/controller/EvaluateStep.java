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
