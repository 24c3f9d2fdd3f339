package dev.l9.sample.world;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;

/**
 * How a strategy's plans did.
 *
 * @param runs how many were carried out
 * @param kept how many of them took the operations that were predicted
 */
public record TrackRecord(int runs, int kept) {

  /** What is known of a strategy that was never used. */
  static final TrackRecord NONE = new TrackRecord(0, 0);

  /** Refuses counts that no run can give. */
  @L9Traced(layer = HrmLayer.LEARNING, operation = "learning.record", patterns = "value-object")
  public TrackRecord {
    if (kept < 0 || kept > runs) {
      throw new IllegalArgumentException(kept + " of " + runs + " runs");
    }
  }

  /** The record with one run more. */
  TrackRecord with(boolean prediction) {
    return new TrackRecord(runs + 1, prediction ? kept + 1 : kept);
  }

  /** From 0 to 1 by Laplace's rule of succession: a half when nothing is known. */
  double trust() {
    return (kept + 1.0) / (runs + 2.0);
  }
}
