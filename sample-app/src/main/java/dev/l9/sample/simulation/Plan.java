package dev.l9.sample.simulation;

import java.util.List;
import java.util.Set;

/**
 * An order in which formulas are computed.
 *
 * @param order names, each behind those that it needs
 * @param shared the texts of the expressions that are computed once and kept
 */
public record Plan(Strategy strategy, List<String> order, Set<String> shared) {

  /** Copies the collections. */
  public Plan {
    order = List.copyOf(order);
    shared = Set.copyOf(shared);
  }
}
