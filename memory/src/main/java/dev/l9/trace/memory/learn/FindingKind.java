package dev.l9.trace.memory.learn;

import java.util.Locale;

/** What kinds of things are learnt. */
public enum FindingKind {
  /** What always held for the arguments and the result of a method. */
  INVARIANT,
  /** What a seed expects of a method, and what didn't hold. */
  BROKEN_EXPECTATION,
  /** Conditions on the inputs that separate failed from successful executions. */
  FAILURE_CONDITION,
  /** A failure that came back, by its cause. */
  RECURRING_FAILURE,
  /** A method that failed and succeeded with equal inputs in one revision. */
  FLAKY,
  /** A method whose times differ between revisions. */
  TIME_DRIFT,
  /** A method whose results for equal inputs differ between revisions. */
  RESULT_DRIFT;

  /** The name in JSON, such as {@code failure_condition}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
