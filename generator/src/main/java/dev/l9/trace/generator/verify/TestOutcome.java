package dev.l9.trace.generator.verify;

/** What came of a test. */
public enum TestOutcome {
  PASSED,
  SKIPPED,
  FAILED,
  /** No report names it. */
  NOT_RUN
}
