package dev.l9.sample.ir;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A compiled spec.
 *
 * @param file the spec's file, as the user named it
 * @param formulas by name, every formula behind those that it needs
 * @param fileOrder the names in the order of the file
 */
public record Ir(String file, Map<String, IrFormula> formulas, List<String> fileOrder) {

  /** Copies what it is given, keeping the order. */
  public Ir {
    formulas = new LinkedHashMap<>(formulas);
    fileOrder = List.copyOf(fileOrder);
  }

  /** The formula of this name, which must be one of the spec's. */
  public IrFormula formula(String name) {
    IrFormula formula = formulas.get(name);
    if (formula == null) {
      throw new IllegalArgumentException("no formula " + name + " in " + file);
    }
    return formula;
  }

  /** All formulas, each behind those that it needs. */
  public Collection<IrFormula> ordered() {
    return formulas.values();
  }

  /** A fingerprint of everything that can change a result. */
  public String fingerprint() {
    return Fingerprints.of(ordered().stream().map(IrFormula::fingerprint).toArray(String[]::new));
  }
}
