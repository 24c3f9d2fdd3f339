package dev.l9.trace.generator.verify;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the reports of tests say.
 *
 * @param outcomes by the class's name, {@code #}, and the method's; of a method that ran several
 *     times, the worst
 * @param classPath with which the tests ran; empty where no report says it
 * @param unreadable the names of reports that are no XML, as a JVM leaves them that dies
 */
public record TestRun(
    Map<String, TestOutcome> outcomes, List<String> classPath, List<String> unreadable) {

  /** No test was run. */
  public static final TestRun NONE = new TestRun(Map.of(), List.of(), List.of());

  public TestRun {
    outcomes = Map.copyOf(new TreeMap<>(outcomes));
    classPath = List.copyOf(classPath);
    unreadable = List.copyOf(unreadable);
  }

  /** What came of a method, of a class as the JVM names it. */
  public TestOutcome outcome(String className, String method) {
    return outcomes.getOrDefault(className + "#" + method, TestOutcome.NOT_RUN);
  }

  /** Whether no report names a test. */
  public boolean isEmpty() {
    return outcomes.isEmpty();
  }

  /** Whether none failed or was skipped, and each report could be read. */
  public boolean allPassed() {
    return unreadable.isEmpty() && count(TestOutcome.PASSED) == outcomes.size();
  }

  /** How many tests ended so. */
  public long count(TestOutcome outcome) {
    return outcomes.values().stream().filter(one -> one == outcome).count();
  }

  /** How many there were, for people. */
  public String counts() {
    return count(TestOutcome.PASSED)
        + " passed, "
        + count(TestOutcome.FAILED)
        + " failed, "
        + count(TestOutcome.SKIPPED)
        + " skipped,";
  }
}
