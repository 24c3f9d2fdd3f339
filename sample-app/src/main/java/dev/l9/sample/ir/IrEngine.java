// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-IR-007","component_name":"IrEngine","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"foundation","domain":"ir","type":"utility",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"Compiles a parsed spec into its intermediate representation.",
// "dependencies":["dev.l9.sample.spec.BadSpecException","dev.l9.sample.spec.Formula","dev.l9.sample.spec.Problem",
// "dev.l9.sample.spec.Spec","dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","java.util.ArrayList",
// "java.util.LinkedHashMap","java.util.List","java.util.Map"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.ir;

import dev.l9.sample.spec.BadSpecException;
import dev.l9.sample.spec.Formula;
import dev.l9.sample.spec.Problem;
import dev.l9.sample.spec.Spec;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compiles a parsed spec into its intermediate representation. */
public final class IrEngine {

  /**
   * Checks a spec and orders its formulas.
   *
   * @throws BadSpecException with all problems, when there are any
   */
  @L9Traced(
      task = "compile spec",
      layer = HrmLayer.REASONING,
      operation = "reasoning.compile",
      patterns = {"semantic-compiler", "validator"},
      blockedBy = BadSpecException.class)
  public Ir compile(Spec spec) throws BadSpecException {
    DependencyGraph graph = new DependencyGraph(spec);
    List<Problem> problems = new IrValidator(spec, graph).problems();
    if (!problems.isEmpty()) {
      throw new BadSpecException(problems);
    }
    Map<String, Formula> parsed = new LinkedHashMap<>();
    spec.formulas().forEach(formula -> parsed.put(formula.name(), formula));
    Map<String, IrFormula> compiled = new LinkedHashMap<>();
    parsed.values().forEach(formula -> compile(formula, parsed, compiled));
    return new Ir(spec.file(), compiled, graph.names());
  }

  private static void compile(
      Formula formula, Map<String, Formula> parsed, Map<String, IrFormula> compiled) {
    if (compiled.containsKey(formula.name())) {
      return;
    }
    List<String> parts = new ArrayList<>(List.of(formula.expression().text()));
    for (String needed : formula.dependencies()) {
      compile(get(parsed, needed), parsed, compiled);
      parts.add(needed + " " + get(compiled, needed).fingerprint());
    }
    String fingerprint = Fingerprints.of(parts.toArray(String[]::new));
    FormulaKind kind = FormulaClassifier.classify(formula);
    compiled.put(formula.name(), new IrFormula(formula, kind, formula.dependencies(), fingerprint));
  }

  private static <T> T get(Map<String, T> map, String name) {
    T found = map.get(name);
    if (found == null) {
      throw new IllegalStateException("validated, but without " + name);
    }
    return found;
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-IR-007"}
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
