package dev.l9.trace.generator.spec;

import java.util.List;
import java.util.Optional;

/** What happens where something fails. */
public record ErrorPolicy(Reaction onInternal, List<ErrorSpec> errors, int line) {

  public ErrorPolicy {
    errors = List.copyOf(errors);
  }

  /** What is done about a failure. */
  public enum Reaction {
    /** The operation ends with the error; nothing is allowed, delivered or kept. */
    FAIL_CLOSED,
    /** The caller is answered by the adapter, with the status of a failure. */
    RESPOND
  }

  /**
   * An error that callers can tell from others.
   *
   * @param when the method whose failure it stands for; empty where the module finds the error
   */
  public record ErrorSpec(
      String name, String doc, Optional<MethodRef> when, Reaction policy, int line) {}
}
