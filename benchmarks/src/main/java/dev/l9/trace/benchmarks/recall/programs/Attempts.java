package dev.l9.trace.benchmarks.recall.programs;

import java.util.concurrent.Callable;

/** Counts attempts that failed. */
final class Attempts {

  private int failed;

  void attempt(Callable<?> attempt) {
    try {
      attempt.call();
    } catch (Exception e) {
      failed++;
    }
  }

  @Override
  public String toString() {
    return failed + " attempts failed";
  }
}
