package dev.l9.sample.deliberation;

import dev.l9.sample.simulation.ScoredPlan;
import java.util.List;

/**
 * The plan that stood.
 *
 * @param candidates all plans, the best score first
 * @param arguments what was said, in order
 */
public record Decision(ScoredPlan chosen, List<ScoredPlan> candidates, List<String> arguments) {

  /** Copies the lists. */
  public Decision {
    candidates = List.copyOf(candidates);
    arguments = List.copyOf(arguments);
  }
}
