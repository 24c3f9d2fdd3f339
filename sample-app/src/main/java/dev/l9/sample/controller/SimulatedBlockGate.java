package dev.l9.sample.controller;

import dev.l9.sample.ir.IrFormula;
import java.util.Map;
import java.util.Optional;

/** Stops formulas that turned out to have no value when the chosen plan was simulated. */
final class SimulatedBlockGate implements Gate {

  private final Map<String, String> undefined;

  SimulatedBlockGate(Map<String, String> undefined) {
    this.undefined = Map.copyOf(undefined);
  }

  @Override
  public String type() {
    return "SimulatedBlockGate";
  }

  @Override
  public Optional<String> objection(IrFormula formula) {
    return Optional.ofNullable(undefined.get(formula.name()));
  }
}
