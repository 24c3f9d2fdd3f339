package dev.l9.trace.memory.learn.failure;

import dev.l9.trace.memory.learn.Sample;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** How executions with equal inputs and equal code have ended. */
final class Outcomes {

  private static final int MOST_ERRORS = 5;
  private static final int LONGEST_INPUTS = 500;

  private final String code;
  private final String inputs;
  private final Set<String> errors = new LinkedHashSet<>();
  private final List<UUID> examples = new ArrayList<>();
  private long succeeded;
  private long failed;
  private int switches;
  private boolean wasSuccess;

  Outcomes(String code, String inputs) {
    this.code = code;
    this.inputs =
        inputs.length() <= LONGEST_INPUTS ? inputs : inputs.substring(0, LONGEST_INPUTS) + "…";
  }

  void count(Sample sample) {
    boolean isFirst = succeeded + failed == 0;
    if (isFirst || wasSuccess != sample.isSuccess()) {
      switches += isFirst ? 0 : 1;
      if (examples.size() < 2) {
        examples.add(sample.packet());
      }
    }
    wasSuccess = sample.isSuccess();
    succeeded += sample.isSuccess() ? 1 : 0;
    failed += sample.isSuccess() ? 0 : 1;
    Sample.Failure failure = sample.failure();
    if (failure != null && errors.size() < MOST_ERRORS) {
      errors.add(failure.error());
    }
  }

  /** Whether both have happened. */
  boolean isMixed() {
    return succeeded > 0 && failed > 0;
  }

  String code() {
    return code;
  }

  /** As JSON; long ones are cut. */
  String inputs() {
    return inputs;
  }

  /** The types of the exceptions. */
  Set<String> errors() {
    return errors;
  }

  /** One execution that failed, and one that didn't. */
  List<UUID> examples() {
    return examples;
  }

  long succeeded() {
    return succeeded;
  }

  long failed() {
    return failed;
  }

  /** How often a success came after a failure, or a failure after a success. */
  int switches() {
    return switches;
  }
}
