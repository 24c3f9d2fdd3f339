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
