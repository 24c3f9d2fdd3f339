package dev.l9.trace.memory.learn.invariant;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.FindingKind;

/**
 * An invariant with what it rests on. Immutable.
 *
 * @param confidence from 0 to 1
 * @param executions in how many it held
 */
public record LearntInvariant(Invariant invariant, double confidence, long executions) {

  /**
   * The invariant that a finding tells of.
   *
   * @throws IllegalArgumentException if the finding is of another kind, or its text is no invariant
   */
  public static LearntInvariant of(Finding finding) {
    if (finding.kind() != FindingKind.INVARIANT) {
      throw new IllegalArgumentException("not an invariant but a " + finding.kind().label());
    }
    return new LearntInvariant(
        Invariant.parse(finding.says()), finding.confidence(), finding.evidence().supporting());
  }
}
