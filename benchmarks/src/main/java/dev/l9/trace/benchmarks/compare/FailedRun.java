package dev.l9.trace.benchmarks.compare;

/** A peer's program did not do what it should; the report says so in its row. */
final class FailedRun extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;

  FailedRun(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
