package dev.l9.trace.generator.phase;

import dev.l9.trace.generator.module.Blocker;
import java.util.List;
import java.util.stream.Collectors;

/** Ends a generation at the gate of a phase: no later phase begins, and nothing is written. */
public final class GateShut extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<Blocker> blockers;

  GateShut(List<Blocker> blockers) {
    super(blockers.stream().map(Blocker::toString).collect(Collectors.joining("\n")));
    this.blockers = List.copyOf(blockers);
  }

  /** Lets those through who have no blockers. */
  static void unlessNone(List<Blocker> blockers) {
    if (!blockers.isEmpty()) {
      throw new GateShut(blockers);
    }
  }

  /** All that is in the way. */
  public List<Blocker> blockers() {
    return blockers;
  }
}
