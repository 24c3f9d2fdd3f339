package dev.l9.trace.contract.gate;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of a gate, and what is left to do. Immutable.
 *
 * @param file the gate's file, whether or not there is one
 * @param reason why nothing was changed; {@link GateReason#NONE} unless the state is {@link
 *     GateState#REFUSED}
 * @param detail what {@link GateReason} says of it
 * @param addition what is for the user to write, since the file is the user's own
 */
public record GateResult(
    Gate gate, Path file, GateState state, GateReason reason, String detail, Addition addition) {

  public GateResult {
    if ((state == GateState.REFUSED) == (reason == GateReason.NONE)) {
      throw new IllegalArgumentException(state + " for " + reason);
    }
  }

  /**
   * Lines to add to a file by hand.
   *
   * @param file the file's name
   * @param lines none if there is nothing to add
   */
  public record Addition(String file, List<String> lines) {

    /** There is nothing to add. */
    public static final Addition NONE = new Addition("", List.of());

    public Addition {
      lines = List.copyOf(lines);
    }
  }

  static GateResult of(Gate gate, Path file, GateState state) {
    return new GateResult(gate, file, state, GateReason.NONE, "", Addition.NONE);
  }

  static GateResult refused(Gate gate, Path file, GateReason reason, String detail) {
    return new GateResult(gate, file, GateState.REFUSED, reason, detail, Addition.NONE);
  }

  GateResult with(Addition toAdd) {
    return new GateResult(gate, file, state, reason, detail, toAdd);
  }

  /** Whether the gate is there now, and ours. */
  boolean isInPlace() {
    return switch (state) {
      case INSTALLED, UPDATED, CURRENT -> true;
      case REMOVED, ABSENT, REFUSED -> false;
    };
  }
}
