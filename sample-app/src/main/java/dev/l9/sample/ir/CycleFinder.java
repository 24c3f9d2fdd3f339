// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-IR-001","component_name":"CycleFinder","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"foundation","domain":"ir","type":"utility",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,"purpose":
// "Looks for formulas that need themselves.","dependencies":["dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced",
// "java.util.ArrayList","java.util.HashSet","java.util.List","java.util.Set"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

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

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-IR-001"}
// ============================================================================
// END FOOTER METADATA
// ============================================================================

// ============================================================================
// L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT
// ============================================================================
// {"trace_id":"","task":"","timestamp":"","patterns_used":[],"graph":{"nodes":[],"edges":[]},"inputs":{},"outputs":{},
// "metrics":{"confidence":"","errors_detected":[],"stability_score":""}}
// ============================================================================
// END L9 DORA BLOCK
// ============================================================================
