package dev.l9.trace.memory.learn.failure;

import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.learn.rule.InputTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The inputs of executions that failed in one way, and the revisions in which they did. */
final class FailedInputs {

  private static final int MOST_REVISIONS = 20;

  private final InputTable table;
  private final Set<String> revisions = new LinkedHashSet<>();

  FailedInputs(int most) {
    this.table = new InputTable(most);
  }

  void add(long input, Sample sample) {
    table.add(input, sample);
    String revision = sample.origin().revision();
    if (!revision.isEmpty() && revisions.size() < MOST_REVISIONS) {
      revisions.add(revision);
    }
  }

  InputTable table() {
    return table;
  }

  /** The first ones, in the order of time. */
  List<String> revisions() {
    return List.copyOf(revisions);
  }
}
