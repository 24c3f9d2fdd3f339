// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-IR-004","component_name":"FormulaClassifier","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"foundation","domain":"ir","type":"utility",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"Tells the kind of a formula from its expression.","dependencies":["dev.l9.sample.spec.Expression",
// "dev.l9.sample.spec.Formula","dev.l9.sample.spec.Operator","dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced"],
// "footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.ir;

import dev.l9.sample.spec.Expression;
import dev.l9.sample.spec.Formula;
import dev.l9.sample.spec.Operator;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;

/** Tells the kind of a formula from its expression. */
final class FormulaClassifier {

  private FormulaClassifier() {}

  @L9Traced(task = "classify", layer = HrmLayer.REASONING, operation = "reasoning.classify")
  static FormulaKind classify(Formula formula) {
    if (isGiven(formula.expression())) {
      return FormulaKind.GIVEN;
    }
    return isRisky(formula.expression()) ? FormulaKind.RISKY : FormulaKind.DERIVED;
  }

  private static boolean isGiven(Expression expression) {
    return expression instanceof Expression.Literal
        || (expression instanceof Expression.Negation negation && isGiven(negation.operand()));
  }

  private static boolean isRisky(Expression expression) {
    boolean risky =
        expression instanceof Expression.Call
            || (expression instanceof Expression.Binary binary
                && (binary.operator() == Operator.DIVIDE || binary.operator() == Operator.POWER));
    return risky || expression.parts().stream().anyMatch(FormulaClassifier::isRisky);
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-IR-004"}
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
