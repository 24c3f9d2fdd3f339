package dev.l9.sample.ir;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks for formulas that need themselves. */
final class CycleFinder {

  private final DependencyGraph graph;
  private final List<String> path = new ArrayList<>();
  private final Set<String> finished = new HashSet<>();

  private CycleFinder(DependencyGraph graph) {
    this.graph = graph;
  }

  /**
   * The first cycle in the order of the file, like {@code [a, b, a]}; empty where there is none.
   */
  @L9Traced(
      task = "find cycle",
      layer = HrmLayer.REASONING,
      operation = "reasoning.check_cycles",
      patterns = "depth-first-search")
  static List<String> find(DependencyGraph graph) {
    CycleFinder finder = new CycleFinder(graph);
    for (String name : graph.names()) {
      List<String> cycle = finder.from(name);
      if (!cycle.isEmpty()) {
        return cycle;
      }
    }
    return List.of();
  }

  private List<String> from(String name) {
    int first = path.indexOf(name);
    if (first >= 0) {
      List<String> cycle = new ArrayList<>(path.subList(first, path.size()));
      cycle.add(name);
      return cycle;
    }
    if (finished.contains(name)) {
      return List.of();
    }
    path.add(name);
    for (String needed : graph.needsOf(name)) {
      List<String> cycle = from(needed);
      if (!cycle.isEmpty()) {
        return cycle;
      }
    }
    path.remove(path.size() - 1);
    finished.add(name);
    return List.of();
  }
}
