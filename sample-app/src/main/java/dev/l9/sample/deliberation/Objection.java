package dev.l9.sample.deliberation;

import dev.l9.sample.simulation.ScoredPlan;
import java.util.Locale;

/**
 * The challenger's claim that a rival does better by one criterion.
 *
 * @param gain the share that the rival saves, from 0 to 1
 */
record Objection(ScoredPlan rival, Criterion criterion, double gain) {

  String describe() {
    return String.format(
        Locale.ROOT,
        "%s saves %.0f %% of the %s",
        rival.strategy().label(),
        100 * gain,
        criterion.label());
  }
}
