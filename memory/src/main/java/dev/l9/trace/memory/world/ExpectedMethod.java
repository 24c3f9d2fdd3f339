package dev.l9.trace.memory.world;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.learn.invariant.LearntInvariant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What earlier runs say of a method. Not safe for use by several threads. */
final class ExpectedMethod {

  private final List<LearntInvariant> rules = new ArrayList<>();
  private final Set<String> errors = new HashSet<>();
  private long executions;

  /**
   * Expects what was learnt.
   *
   * @param least the confidence that an invariant has to have
   */
  void add(LearntMethod method, double least) {
    executions = method.seen().executions();
    errors.addAll(method.seen().errors());
    for (Finding finding : method.findings()) {
      if (finding.kind() == FindingKind.INVARIANT && finding.confidence() >= least) {
        rules.add(LearntInvariant.of(finding));
      }
    }
  }

  List<LearntInvariant> rules() {
    return rules;
  }

  /** Whether an exception of this type may begin in it. */
  boolean isKnown(String error) {
    return errors.contains(error) || errors.size() == LearntMethod.Seen.MOST_ERRORS;
  }

  long executions() {
    return executions;
  }
}
