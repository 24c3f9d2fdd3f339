package dev.l9.sample.spec;

import java.util.List;

/** A parsed spec file: its formulas in the order of the file. */
public record Spec(String file, List<Formula> formulas) {

  /** Copies the formulas. */
  public Spec {
    formulas = List.copyOf(formulas);
  }
}
