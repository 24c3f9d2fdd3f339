package dev.l9.sample.controller;

import dev.l9.sample.ir.Ir;
import dev.l9.sample.simulation.Plan;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.HashSet;
import java.util.Set;

/** Looks once more at the chosen plan, before anything follows it. */
final class PlanReview {

  private PlanReview() {}

  /** Accepts a plan that has every formula once, behind those that it needs. */
  @L9Traced(
      task = "review plan",
      layer = HrmLayer.ALTITUDE,
      operation = "altitude.evaluate",
      patterns = "invariant-check")
  static Plan approve(Ir ir, Plan plan) {
    Set<String> done = new HashSet<>();
    for (String name : plan.order()) {
      if (!done.containsAll(ir.formula(name).needs()) || !done.add(name)) {
        throw new IllegalStateException(plan.strategy() + " has " + name + " in the wrong place");
      }
    }
    if (done.size() != ir.fileOrder().size()) {
      throw new IllegalStateException(plan.strategy() + " leaves formulas out");
    }
    return plan;
  }
}
