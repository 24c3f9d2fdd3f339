package dev.l9.trace.contract.spec;

import dev.l9.trace.contract.spec.Contract.Severity;
import java.util.Optional;

/** What a contract's file says of a rule that is violated, as a {@link Severity}. */
final class FailureMode {

  /** What there is, for messages. */
  static final String LABEL = "FAIL_FILE_GENERATION, WARN_AND_FAIL, WARN or OFF";

  private FailureMode() {}

  /** The severity; empty if it can't be told. */
  static Optional<Severity> of(String text) {
    if (text.equals("OFF")) {
      return Optional.of(Severity.OFF);
    }
    if (text.startsWith("FAIL") || text.equals("WARN_AND_FAIL")) {
      return Optional.of(Severity.ERROR);
    }
    return text.startsWith("WARN") ? Optional.of(Severity.WARNING) : Optional.empty();
  }
}
