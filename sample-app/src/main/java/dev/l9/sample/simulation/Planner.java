package dev.l9.sample.simulation;

import dev.l9.sample.ir.Ir;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.List;
import java.util.Set;

/** Makes the plans of one strategy. */
public interface Planner {

  /** The strategy whose plans these are. */
  Strategy strategy();

  /** The names of all formulas, each behind those that it needs. */
  List<String> order(Ir ir);

  /** The texts of the expressions that the plan computes once only. */
  default Set<String> shared(Ir ir) {
    return Set.of();
  }

  /** The plan for a spec. */
  @L9Traced(
      task = "plan",
      layer = HrmLayer.ALTITUDE,
      operation = "altitude.plan",
      patterns = "template-method")
  default Plan plan(Ir ir) {
    return new Plan(strategy(), order(ir), shared(ir));
  }
}
