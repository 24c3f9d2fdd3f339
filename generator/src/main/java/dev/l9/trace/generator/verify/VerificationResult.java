package dev.l9.trace.generator.verify;

/** What came of a verification. */
public sealed interface VerificationResult {

  /** What the reports of the tests say; nothing where none ran. */
  TestRun tests();

  /** Why no test ran; empty where some did. */
  String whyNot();

  /**
   * Nothing can be said of the module.
   *
   * @param reason a sentence, with what the user may do where that isn't plain
   */
  record NotRun(String reason) implements VerificationResult {
    @Override
    public TestRun tests() {
      return TestRun.NONE;
    }

    @Override
    public String whyNot() {
      return reason;
    }
  }

  /**
   * Maven compiled the module, or tried to.
   *
   * @param how by which command, and where
   * @param exitCode of Maven
   * @param lastLines the end of what Maven printed
   */
  record Ran(
      String how, int exitCode, TestRun tests, StrictCompile.Result compiled, String lastLines)
      implements VerificationResult {

    /** Whether Maven found nothing wrong. */
    public boolean succeeded() {
      return exitCode == 0;
    }

    @Override
    public String whyNot() {
      if (!tests.isEmpty()) {
        return "";
      }
      return succeeded()
          ? "Maven found no test of the module."
          : "The module does not compile: " + lastLines;
    }
  }
}
