package dev.l9.sample.simulation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What computing a plan showed.
 *
 * @param operations operators and functions computed
 * @param peak the most values that had to be kept at one time
 * @param rounds groups of neighbours in the plan that don't need each other
 * @param undefined formulas without a value, and why
 */
public record Outcome(
    Plan plan, int operations, int peak, int rounds, Map<String, String> undefined) {

  /** Copies the map, keeping its order. */
  public Outcome {
    undefined = new LinkedHashMap<>(undefined);
  }

  /** One number for all three: an operation counts 1, a kept value 0.5, a round 0.25. */
  public double cost() {
    return operations + 0.5 * peak + 0.25 * rounds;
  }
}
