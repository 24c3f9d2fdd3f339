// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-IR-009","component_name":"IrValidator","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"foundation","domain":"ir","type":"utility",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"Checks that every name is defined once and that no formula needs itself.",
// "dependencies":["dev.l9.sample.spec.Expression","dev.l9.sample.spec.Formula","dev.l9.sample.spec.Position",
// "dev.l9.sample.spec.Problem","dev.l9.sample.spec.Spec","dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced",
// "java.util.ArrayList","java.util.Comparator","java.util.HashMap","java.util.List","java.util.Map"],
// "footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.ir;

import dev.l9.sample.spec.Expression;
import dev.l9.sample.spec.Formula;
import dev.l9.sample.spec.Position;
import dev.l9.sample.spec.Problem;
import dev.l9.sample.spec.Spec;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks that every name is defined once and that no formula needs itself. */
final class IrValidator {

  private final Spec spec;
  private final DependencyGraph graph;
  private final Map<String, Position> defined = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  IrValidator(Spec spec, DependencyGraph graph) {
    this.spec = spec;
    this.graph = graph;
  }

  /** Everything that is wrong, in the order of the file. */
  @L9Traced(task = "validate", layer = HrmLayer.REASONING, operation = "reasoning.validate")
  List<Problem> problems() {
    spec.formulas().forEach(this::define);
    spec.formulas().forEach(this::checkNames);
    checkCycle();
    problems.sort(
        Comparator.comparing(Problem::position, Comparator.comparingInt(Position::line))
            .thenComparing(Problem::position, Comparator.comparingInt(Position::column)));
    return problems;
  }

  private void define(Formula formula) {
    Position first = defined.putIfAbsent(formula.name(), formula.position());
    if (first != null) {
      add(
          formula.position(),
          "'" + formula.name() + "' is already defined in line " + first.line(),
          "remove or rename one of the two");
    }
  }

  private void checkNames(Formula formula) {
    for (Expression.Name used : formula.expression().names()) {
      if (!defined.containsKey(used.name())) {
        add(
            used.position(),
            "'" + used.name() + "' is not defined",
            "define it in a line '" + used.name() + " = ...', or correct the name");
      }
    }
  }

  private void checkCycle() {
    List<String> cycle = CycleFinder.find(graph);
    if (!cycle.isEmpty()) {
      String name = cycle.get(0);
      Position position = defined.getOrDefault(name, new Position(1, 1));
      add(
          position,
          "'" + name + "' needs itself: " + String.join(" -> ", cycle),
          "give one of them a value of its own");
    }
  }

  private void add(Position position, String what, String advice) {
    problems.add(new Problem(spec.file(), position, what, advice));
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-IR-009"}
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
