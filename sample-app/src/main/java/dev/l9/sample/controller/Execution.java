// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-005","component_name":"Execution","module_version":"1.0.0",
// "created_at":"2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"controller",
// "type":"service","status":"active","governance_level":"medium","compliance_required":true,"audit_trail":true,
// "purpose":"Carries out a plan without the blocked formulas.","dependencies":["dev.l9.sample.evaluation.Evaluator",
// "dev.l9.sample.ir.Fingerprints","dev.l9.sample.ir.Ir","dev.l9.sample.memory.Memory","dev.l9.sample.memory.Note",
// "dev.l9.sample.memory.StateFolder","dev.l9.sample.runtime.CheckpointStore","dev.l9.sample.runtime.Step",
// "dev.l9.sample.runtime.TaskQueue","dev.l9.sample.runtime.TaskRuntime","dev.l9.sample.simulation.Plan",
// "dev.l9.trace.HrmLayer","dev.l9.trace.L9Span","dev.l9.trace.L9Tracer","java.io.IOException","java.util.HashMap",
// "java.util.LinkedHashMap","java.util.List","java.util.Map","java.util.Set"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.controller;

import dev.l9.sample.evaluation.Evaluator;
import dev.l9.sample.ir.Fingerprints;
import dev.l9.sample.ir.Ir;
import dev.l9.sample.memory.Memory;
import dev.l9.sample.memory.Note;
import dev.l9.sample.memory.StateFolder;
import dev.l9.sample.runtime.CheckpointStore;
import dev.l9.sample.runtime.Step;
import dev.l9.sample.runtime.TaskQueue;
import dev.l9.sample.runtime.TaskRuntime;
import dev.l9.sample.simulation.Plan;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Span;
import dev.l9.trace.L9Tracer;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Carries out a plan without the blocked formulas. */
final class Execution {

  /** With the name of the spec behind it, the subject of the note with the results. */
  static final String RESULTS = "results of ";

  private final Ir ir;
  private final Plan plan;
  private final Map<String, String> blocked;
  private final Map<String, Double> values = new HashMap<>();
  private final Evaluator evaluator;

  Execution(Ir ir, Plan plan, Map<String, String> blocked) {
    this.ir = ir;
    this.plan = plan;
    this.blocked = new LinkedHashMap<>(blocked);
    this.evaluator = new Evaluator(values, plan.shared());
  }

  /** Does all steps; gives how many an interrupted run had done already. */
  int carryOut(StateFolder state, Memory memory, String namespace) throws IOException {
    String strategy = plan.strategy().label();
    try (L9Span span =
        L9Tracer.span(HrmLayer.ALTITUDE, "altitude.execute", "Execution.java", strategy)) {
      TaskQueue<Step> queue = new TaskQueue<>();
      for (String name : plan.order()) {
        if (!blocked.containsKey(name)) {
          queue.add(new EvaluateStep(ir.formula(name), evaluator, values));
        }
      }
      queue.add(new RecordStep(memory, () -> results(RESULTS + namespace)));
      CheckpointStore checkpoints = new CheckpointStore(state, namespace, fingerprint());
      int resumed = new TaskRuntime(checkpoints).run(queue);
      span.output(values.size() + " formulas").metadata("resumed", resumed);
      return resumed;
    }
  }

  /** How many operators and functions were computed, without what was taken over. */
  int operations() {
    return evaluator.operations();
  }

  /** The results in the order of the file, beside those of the run before. */
  List<ResultRow> rows(Map<String, String> before) {
    return ir.fileOrder().stream()
        .map(
            name ->
                new ResultRow(
                    name,
                    ir.formula(name).kind().label(),
                    before.getOrDefault(name, "-"),
                    result(name)))
        .toList();
  }

  private String result(String name) {
    Double value = values.get(name);
    return value == null ? "blocked: " + blocked.get(name) : Numbers.show(value);
  }

  private Note results(String subject) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (String name : ir.fileOrder()) {
      Double value = values.get(name);
      facts.put(name, value == null ? "blocked" : Numbers.show(value));
    }
    String text = ir.file() + ": " + values.size() + " computed, " + blocked.size() + " blocked";
    return new Note(subject, Set.of(), "success", text, facts);
  }

  /** What an outcome in a checkpoint depends on; not the plan, which only orders the steps. */
  private String fingerprint() {
    return Fingerprints.of(ir.fingerprint(), String.join(" ", blocked.keySet()));
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-CONT-005"}
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
