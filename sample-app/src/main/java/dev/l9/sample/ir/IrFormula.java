package dev.l9.sample.ir;

import dev.l9.sample.spec.Formula;
import java.util.List;

/**
 * A checked formula.
 *
 * @param fingerprint the same as long as the formula and all that it needs stay the same
 */
public record IrFormula(Formula formula, FormulaKind kind, List<String> needs, String fingerprint) {

  /** Copies the names. */
  public IrFormula {
    needs = List.copyOf(needs);
  }

  /** The formula's name. */
  public String name() {
    return formula.name();
  }
}
