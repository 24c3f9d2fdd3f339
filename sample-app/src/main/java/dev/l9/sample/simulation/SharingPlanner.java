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
