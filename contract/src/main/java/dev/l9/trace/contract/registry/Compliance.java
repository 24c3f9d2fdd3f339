package dev.l9.trace.contract.registry;

/** What came of the check of a file when the registry was written. */
public enum Compliance {
  /** The file violates no rule that is an error. */
  COMPLIANT("compliant"),
  /** It does. */
  VIOLATIONS("violations");

  private final String label;

  Compliance(String label) {
    this.label = label;
  }

  /** The text in the registry. */
  public String label() {
    return label;
  }

  /** Names what holds for a file. */
  public static Compliance of(boolean isCompliant) {
    return isCompliant ? COMPLIANT : VIOLATIONS;
  }

  /**
   * The value of this text.
   *
   * @throws IllegalArgumentException where there is none
   */
  static Compliance of(String label) {
    for (Compliance compliance : values()) {
      if (compliance.label.equals(label)) {
        return compliance;
      }
    }
    throw new IllegalArgumentException(
        "compliance_status is neither compliant nor violations, but '" + label + "'");
  }
}
