package dev.l9.trace.replay.test;

/** What a test says of a call. */
public enum As {
  /** That it does what it did. */
  REGRESSION,
  /** That it doesn't fail as it did. */
  EXPECTATION
}
