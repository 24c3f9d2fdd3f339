package dev.l9.trace.memory.learn.invariant;

import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.learn.value.Values;
import java.util.List;
import java.util.Optional;

/**
 * Holds executions of one method against what was learnt of it. Immutable and thread-safe.
 *
 * <p>An execution that failed violates nothing, since invariants are learnt of those that
 * succeeded: a method that refuses a bad argument does what it should.
 */
public final class InvariantCheck {

  private final List<LearntInvariant> learnt;

  /**
   * @param learnt of the method
   */
  public InvariantCheck(List<LearntInvariant> learnt) {
    this.learnt = List.copyOf(learnt);
  }

  /** What doesn't hold in this execution. What can't be said of it is no violation. */
  public List<Violation> violations(Sample sample) {
    if (!sample.isSuccess()) {
      return List.of();
    }
    Values values = Values.of(sample);
    return learnt.stream()
        .filter(one -> isBroken(one.invariant().holds(values)))
        .map(one -> ViolationText.violation(one, values))
        .toList();
  }

  private static boolean isBroken(Optional<Boolean> holds) {
    return holds.isPresent() && !holds.get();
  }
}
