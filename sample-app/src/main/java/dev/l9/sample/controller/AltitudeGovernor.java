package dev.l9.sample.controller;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import dev.l9.trace.L9Tracer;

/** Holds the altitude of one run; no level can be skipped. */
final class AltitudeGovernor {

  private Altitude current;

  @L9Traced(task = "start", layer = HrmLayer.ALTITUDE, operation = "altitude.start")
  AltitudeGovernor(Altitude start) {
    this.current = start;
  }

  Altitude current() {
    return current;
  }

  /** Goes to a neighbouring level. */
  @L9Traced(
      task = "change altitude",
      layer = HrmLayer.ALTITUDE,
      operation = "altitude.transition",
      patterns = "state-machine")
  Altitude transition(Altitude to, String reason) {
    L9Tracer.metadata("from_level", current);
    L9Tracer.metadata("reason", reason);
    if (!current.reaches(to)) {
      throw new IllegalStateException("no way from " + current + " to " + to + ": " + reason);
    }
    current = to;
    return current;
  }

  /** Goes level by level to the top. */
  void ascend(String reason) {
    while (current != Altitude.L3) {
      transition(current.above(), reason);
    }
  }
}
