package dev.l9.trace.agent.run;

/** Recognises test frameworks by the names of their classes. Thread-safe. */
public final class TestFrameworks {

  private static final String[] PACKAGES = {
    "org.junit.",
    "junit.",
    "org.testng.",
    "org.spockframework.",
    "io.kotest.",
    "org.scalatest.",
    "munit.",
    "org.specs2.",
    "zio.test.",
    "io.cucumber.",
    "cucumber.",
    "net.jqwik.",
    "org.jbehave.",
    "com.intuit.karate.",
    "org.apache.maven.surefire.",
  };

  /** What commands that run tests have, beside classes of these packages. */
  private static final String[] COMMANDS = {
    "surefire",
    "junit-platform-console",
    "Gradle Test Executor",
    "com.intellij.rt.junit",
    "com.intellij.rt.testng",
    "org.eclipse.jdt.internal.junit",
    "sbt.ForkMain",
    "com.google.testing.junit.runner",
  };

  private TestFrameworks() {}

  /** Whether a class of this name belongs to a test framework. */
  public static boolean isOne(String className) {
    for (String name : PACKAGES) {
      if (className.startsWith(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether this command, which begins with the main class or the jar, runs tests. */
  static boolean isInCommand(String command) {
    for (String part : COMMANDS) {
      if (command.contains(part)) {
        return true;
      }
    }
    return isOne(command);
  }
}
