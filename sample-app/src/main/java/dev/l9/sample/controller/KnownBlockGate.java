package dev.l9.sample.controller;

import dev.l9.sample.ir.IrFormula;
import dev.l9.sample.simulation.Experience;
import java.util.Optional;

/** Stops formulas that had no value in an earlier run, with the same numbers. */
final class KnownBlockGate implements Gate {

  private final Experience experience;

  KnownBlockGate(Experience experience) {
    this.experience = experience;
  }

  @Override
  public String type() {
    return "KnownBlockGate";
  }

  @Override
  public Optional<String> objection(IrFormula formula) {
    return experience.knownBlock(formula.fingerprint()).map(reason -> reason + " (known)");
  }
}
