package dev.l9.sample.controller;

import dev.l9.sample.ir.FormulaKind;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.List;

/** Sends each formula to the gates that concern its kind. */
final class SignalRouter {

  private final List<Gate> gates;

  SignalRouter(Gate... gates) {
    this.gates = List.of(gates);
  }

  /** The gates for a kind, in the order in which they are to be passed. */
  @L9Traced(
      task = "route",
      layer = HrmLayer.FOCUS,
      operation = "focus.route",
      patterns = "content-based-router")
  List<Gate> route(FormulaKind kind) {
    return gates.stream().filter(gate -> gate.concerns(kind)).toList();
  }
}
