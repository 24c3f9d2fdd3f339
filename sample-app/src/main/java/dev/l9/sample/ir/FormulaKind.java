package dev.l9.sample.ir;

import java.util.Locale;

/** What has to be looked at before a formula may be computed. */
public enum FormulaKind {
  /** A number that the spec gives. */
  GIVEN,
  /** Sums and products: always have a value, if not too large. */
  DERIVED,
  /** Divides, raises to a power or calls a function: may have no value. */
  RISKY;

  /** How a table shows the kind. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
