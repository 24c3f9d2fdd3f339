package dev.l9.trace.contract.audit;

import java.util.Locale;
import java.util.Optional;

/** What was done to a file. */
public enum AuditAction {
  /** It was checked. */
  VALIDATE,
  /** Metadata were generated into it. */
  INJECT,
  /** Its metadata were to be mended. */
  FIX;

  /** The text in the log. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<AuditAction> of(String label) {
    for (AuditAction action : values()) {
      if (action.label().equals(label)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }
}
