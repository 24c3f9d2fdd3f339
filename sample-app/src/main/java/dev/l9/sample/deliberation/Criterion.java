package dev.l9.sample.deliberation;

import dev.l9.sample.simulation.Outcome;
import java.util.Locale;

/** What plans are compared by; less is better for all of them. */
enum Criterion {
  OPERATIONS,
  KEPT_VALUES,
  ROUNDS;

  int of(Outcome outcome) {
    return switch (this) {
      case OPERATIONS -> outcome.operations();
      case KEPT_VALUES -> outcome.peak();
      case ROUNDS -> outcome.rounds();
    };
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
