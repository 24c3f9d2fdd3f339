// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-IR-002","component_name":"DependencyGraph","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"foundation","domain":"ir","type":"utility",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,"purpose":
// "Which formula needs which, in the order of the file; names without a formula are left out.","dependencies":[
// "dev.l9.sample.spec.Formula","dev.l9.sample.spec.Spec","dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced",
// "java.util.ArrayList","java.util.LinkedHashMap","java.util.List","java.util.Map"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.ir;

import dev.l9.sample.spec.Formula;
import dev.l9.sample.spec.Spec;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which formula needs which, in the order of the file; names without a formula are left out. */
public final class DependencyGraph {

  private final Map<String, List<String>> needs = new LinkedHashMap<>();
  private final Map<String, List<String>> usedBy = new LinkedHashMap<>();

  /** Builds the graph of a spec; of two formulas with one name the first counts. */
  @L9Traced(task = "build graph", layer = HrmLayer.REASONING, operation = "reasoning.graph")
  public DependencyGraph(Spec spec) {
    spec.formulas().forEach(formula -> usedBy.put(formula.name(), new ArrayList<>()));
    for (Formula formula : spec.formulas()) {
      if (!needs.containsKey(formula.name())) {
        List<String> known = formula.dependencies().stream().filter(usedBy::containsKey).toList();
        needs.put(formula.name(), known);
        known.forEach(name -> usersOf(name).add(formula.name()));
      }
    }
  }

  /** All names, in the order of the file. */
  public List<String> names() {
    return List.copyOf(needs.keySet());
  }

  /** What a formula needs directly. */
  public List<String> needsOf(String name) {
    return needs.getOrDefault(name, List.of());
  }

  /** What needs the formula directly. */
  public List<String> usersOf(String name) {
    return usedBy.getOrDefault(name, List.of());
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-IR-002"}
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
