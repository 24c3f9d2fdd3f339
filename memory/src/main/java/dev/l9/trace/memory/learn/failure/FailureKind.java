package dev.l9.trace.memory.learn.failure;

import dev.l9.trace.memory.learn.Sample.Failure;

/**
 * A way to fail.
 *
 * @param error the type of the exception
 * @param isPassed whether the exception began in another execution
 */
record FailureKind(String error, boolean isPassed) {

  static FailureKind of(Failure failure) {
    return new FailureKind(failure.error(), failure.isPassed());
  }

  /** The subject of a finding of it. */
  String subject() {
    return isPassed ? error + " passed on" : error;
  }

  /** Such as {@code failed with IllegalStateException}. */
  String verb() {
    String name = error.isEmpty() ? "an error" : error;
    return isPassed ? "passed on " + name : "failed with " + name;
  }
}
