package dev.l9.sample.controller;

import dev.l9.sample.ir.Ir;
import dev.l9.sample.ir.IrFormula;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import dev.l9.trace.L9Tracer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes the formulas through the gates, and keeps which were blocked and why. */
final class GateKeeper {

  private final Map<String, String> blocked = new LinkedHashMap<>();

  /** Checks all formulas that aren't blocked yet, each behind those that it needs. */
  @L9Traced(
      task = "inspect formulas",
      layer = HrmLayer.FOCUS,
      operation = "focus.inspect",
      patterns = "gate-chain")
  void inspect(Ir ir, SignalRouter router) {
    for (IrFormula formula : ir.ordered()) {
      if (!blocked.containsKey(formula.name())) {
        inspect(formula, router);
      }
    }
  }

  private void inspect(IrFormula formula, SignalRouter router) {
    try {
      router.route(formula.kind()).forEach(gate -> gate.check(formula));
    } catch (GateBlockedException e) {
      blocked.put(formula.name(), e.reason());
      L9Tracer.event(
          HrmLayer.FOCUS,
          "focus.lane_switch",
          "GateKeeper.java",
          formula.name(),
          e.reason(),
          "blocked",
          Map.of("from_lane", "compute", "to_lane", "blocked"));
    }
  }

  /** The blocked formulas and the reasons, as they are at any time. */
  Map<String, String> blocked() {
    return Collections.unmodifiableMap(blocked);
  }
}
