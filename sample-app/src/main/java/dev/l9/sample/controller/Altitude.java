package dev.l9.sample.controller;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;

/** How far above the single step the controller looks, from the highest level down. */
enum Altitude {
  /** What the spec asks for. */
  L3,
  /** Which plan to follow. */
  L2,
  /** Which formulas may be computed. */
  L1,
  /** The steps themselves. */
  L0;

  /** Only the next level in either direction can be reached. */
  @L9Traced(layer = HrmLayer.ALTITUDE, operation = "altitude.check", patterns = "state-machine")
  boolean reaches(Altitude other) {
    return Math.abs(compareTo(other)) == 1;
  }

  /** The next level up; the top is its own. */
  Altitude above() {
    return switch (this) {
      case L0 -> L1;
      case L1 -> L2;
      case L2, L3 -> L3;
    };
  }
}
