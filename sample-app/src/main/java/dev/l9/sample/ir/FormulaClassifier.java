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
