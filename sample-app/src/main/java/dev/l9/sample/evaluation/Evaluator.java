// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-EVAL-001","component_name":"Evaluator","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"foundation","domain":"evaluation",
// "type":"engine","status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"Computes expressions, and counts how many operations that takes.",
// "dependencies":["dev.l9.sample.spec.Expression","dev.l9.sample.spec.Operator","dev.l9.trace.HrmLayer",
// "dev.l9.trace.L9Traced","java.util.Map","java.util.Optional","java.util.Set"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.evaluation;

import dev.l9.sample.spec.Expression;
import dev.l9.sample.spec.Operator;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Computes expressions, and counts how many operations that takes. */
public final class Evaluator {

  private final Map<String, Double> values;
  private final Memo<String, Double> memo;
  private int operations;

  /**
   * Starts counting at zero.
   *
   * @param values the values of the formulas computed so far; read, never changed
   * @param shared the texts of the expressions that are computed once only
   */
  public Evaluator(Map<String, Double> values, Set<String> shared) {
    this.values = values;
    this.memo = new Memo<>(shared);
  }

  /**
   * The value of an expression, always a finite number.
   *
   * @throws UndefinedResultException when there is none
   */
  @L9Traced(
      task = "evaluate expression",
      layer = HrmLayer.REASONING,
      operation = "reasoning.evaluate",
      patterns = {"interpreter", "recursion"},
      blockedBy = UndefinedResultException.class)
  public double evaluate(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return literal.value();
    }
    if (expression instanceof Expression.Name name) {
      return valueOf(name.name());
    }
    if (expression instanceof Expression.Negation negation) {
      return -evaluate(negation.operand());
    }
    String text = expression.text();
    Optional<Double> known = memo.keeps(text) ? memo.recall(text) : Optional.empty();
    if (known.isPresent()) {
      return known.get();
    }
    double result = finite(compute(expression), expression);
    memo.remember(text, result);
    return result;
  }

  /** How many operators and functions were computed since the start. */
  public int operations() {
    return operations;
  }

  /** How many shared results are being kept. */
  public int kept() {
    return memo.size();
  }

  private double valueOf(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("the plan has no value yet for " + name);
    }
    return value;
  }

  private double compute(Expression expression) {
    if (expression instanceof Expression.Binary binary) {
      double left = evaluate(binary.left());
      double right = evaluate(binary.right());
      if (binary.operator() == Operator.DIVIDE && right == 0) {
        throw new UndefinedResultException("divides by zero: " + binary.right().text() + " is 0");
      }
      operations++;
      return binary.operator().apply(left, right);
    }
    if (expression instanceof Expression.Call call) {
      double[] arguments = call.arguments().stream().mapToDouble(this::evaluate).toArray();
      operations++;
      return call.function().apply(arguments);
    }
    throw new IllegalStateException("not an operation: " + expression.text());
  }

  private static double finite(double result, Expression expression) {
    if (Double.isNaN(result)) {
      throw new UndefinedResultException("has no real value: " + expression.text());
    }
    if (Double.isInfinite(result)) {
      throw new UndefinedResultException("is too large: " + expression.text());
    }
    return result;
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-EVAL-001"}
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
