package dev.l9.sample.controller;

import dev.l9.sample.ir.IrFormula;
import java.util.Optional;
import java.util.Set;

/** Stops formulas that need a blocked one. */
final class DependencyGate implements Gate {

  private final Set<String> blocked;

  /** Looks at the set anew at each check, as it grows from formula to formula. */
  DependencyGate(Set<String> blocked) {
    this.blocked = blocked;
  }

  @Override
  public String type() {
    return "DependencyGate";
  }

  @Override
  public Optional<String> objection(IrFormula formula) {
    return formula.needs().stream()
        .filter(blocked::contains)
        .findFirst()
        .map(name -> "needs " + name + ", which is blocked");
  }
}
