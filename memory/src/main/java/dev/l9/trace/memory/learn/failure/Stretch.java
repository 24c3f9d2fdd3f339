package dev.l9.trace.memory.learn.failure;

import java.util.HashMap;
import java.util.Map;

/** The executions of a method in one run of one revision, or in several such runs. */
final class Stretch {

  private final String revision;

  /** Causes have no equality but their own. */
  private final Map<FailureCause, Long> failures = new HashMap<>();

  private long executions;
  private int runs = 1;

  Stretch(String revision) {
    this.revision = revision;
  }

  void count() {
    executions++;
  }

  void count(FailureCause cause) {
    failures.merge(cause, 1L, Long::sum);
  }

  /** Takes in the next one. */
  void merge(Stretch next) {
    executions += next.executions;
    runs += next.runs;
    next.failures.forEach((cause, count) -> failures.merge(cause, count, Long::sum));
  }

  String revision() {
    return revision;
  }

  /** How many runs it is made of. */
  int runs() {
    return runs;
  }

  long executions() {
    return executions;
  }

  long failures(FailureCause cause) {
    return failures.getOrDefault(cause, 0L);
  }
}
