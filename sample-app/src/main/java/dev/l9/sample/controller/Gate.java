package dev.l9.sample.controller;

import dev.l9.sample.ir.FormulaKind;
import dev.l9.sample.ir.IrFormula;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import dev.l9.trace.L9Tracer;
import java.util.Optional;

/** A condition that formulas must meet before they are computed. */
interface Gate {

  /** How the gate is named in traces. */
  String type();

  /** Whether formulas of this kind have to pass here. */
  default boolean concerns(FormulaKind kind) {
    return kind != FormulaKind.GIVEN;
  }

  /** What speaks against the formula, if anything does. */
  Optional<String> objection(IrFormula formula);

  /**
   * Lets the formula pass.
   *
   * @throws GateBlockedException when there is an objection
   */
  @L9Traced(
      task = "check gate",
      layer = HrmLayer.FOCUS,
      operation = "focus.gate_check",
      patterns = "gate",
      blockedBy = GateBlockedException.class)
  default void check(IrFormula formula) {
    Optional<String> objection = objection(formula);
    L9Tracer.metadata("gate_type", type());
    L9Tracer.metadata("decision", objection.isPresent() ? "denied" : "allowed");
    if (objection.isPresent()) {
      throw new GateBlockedException(objection.get());
    }
  }
}
