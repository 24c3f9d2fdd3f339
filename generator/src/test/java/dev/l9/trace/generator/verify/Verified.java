package dev.l9.trace.generator.verify;

/** Results of verifications for tests that don't run Maven. */
public final class Verified {

  private Verified() {}

  /** Maven ran, and the sources have no warnings. */
  public static VerificationResult.Ran ran(int exitCode, TestRun tests) {
    return ran(exitCode, tests, new StrictCompile.Result(StrictCompile.State.CLEAN, "by javac"));
  }

  /** Maven ran. */
  public static VerificationResult.Ran ran(
      int exitCode, TestRun tests, StrictCompile.Result compiled) {
    return new VerificationResult.Ran("by Maven in a copy", exitCode, tests, compiled, "[ERROR] x");
  }
}
