package dev.l9.trace.contract.gate;

/** What became of a gate. */
public enum GateState {
  /** It is new. */
  INSTALLED,
  /** It was ours, and is renewed. */
  UPDATED,
  /** It was there, and is as it should be. */
  CURRENT,
  /** It was ours, and is gone. */
  REMOVED,
  /** There was nothing to remove. */
  ABSENT,
  /** Nothing was changed, for a {@link GateReason}. */
  REFUSED
}
