// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-019","component_name":"UnifiedController","module_version":"1.0.0",
// "created_at":"2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"controller",
// "type":"service","status":"active","governance_level":"medium","compliance_required":true,"audit_trail":true,
// "purpose":"Takes one spec after the other from text to results, and learns from each.",
// "dependencies":["dev.l9.sample.deliberation.Decision","dev.l9.sample.deliberation.DeliberationCell",
// "dev.l9.sample.ir.Fingerprints","dev.l9.sample.ir.Ir","dev.l9.sample.ir.IrEngine","dev.l9.sample.memory.Memory",
// "dev.l9.sample.memory.StateFolder","dev.l9.sample.simulation.Outcome","dev.l9.sample.simulation.SimulationRuntime",
// "dev.l9.sample.simulation.Strategy","dev.l9.sample.spec.BadSpecException","dev.l9.sample.spec.Spec",
// "dev.l9.sample.world.WorldModel","dev.l9.trace.HrmLayer","dev.l9.trace.L9Sensitive","dev.l9.trace.L9Traced",
// "java.io.IOException","java.nio.file.Path","java.util.List","java.util.Map","java.util.Set"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.controller;

import dev.l9.sample.deliberation.Decision;
import dev.l9.sample.deliberation.DeliberationCell;
import dev.l9.sample.ir.Fingerprints;
import dev.l9.sample.ir.Ir;
import dev.l9.sample.ir.IrEngine;
import dev.l9.sample.memory.Memory;
import dev.l9.sample.memory.StateFolder;
import dev.l9.sample.simulation.Outcome;
import dev.l9.sample.simulation.SimulationRuntime;
import dev.l9.sample.simulation.Strategy;
import dev.l9.sample.spec.BadSpecException;
import dev.l9.sample.spec.Spec;
import dev.l9.sample.world.WorldModel;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Sensitive;
import dev.l9.trace.L9Traced;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes one spec after the other from text to results, and learns from each. */
public final class UnifiedController {

  private final StateFolder state;
  private final Memory memory;
  private final WorldModel world;
  private final ForbiddenNameGate forbiddenNames;
  private final IrEngine engine = new IrEngine();
  private final DeliberationCell deliberation = new DeliberationCell();

  /**
   * Works on this state.
   *
   * @param memory read and changed by each run; closing it is up to the caller
   * @param forbidden words that no name may have as a part
   */
  @L9Traced(task = "start controller", layer = HrmLayer.SYSTEM, operation = "controller.start")
  public UnifiedController(StateFolder state, Memory memory, @L9Sensitive Set<String> forbidden) {
    this.state = state;
    this.memory = memory;
    this.world = new WorldModel(memory);
    this.forbiddenNames = new ForbiddenNameGate(forbidden);
  }

  /**
   * Computes all formulas of a spec that may be computed.
   *
   * @throws BadSpecException when the spec can't be compiled
   * @throws IOException when the state can't be read or written
   */
  @L9Traced(
      task = "run spec",
      layer = HrmLayer.SYSTEM,
      operation = "controller.run",
      patterns = {"orchestrator", "unified-controller"},
      blockedBy = BadSpecException.class)
  public RunReport run(Spec spec) throws BadSpecException, IOException {
    AltitudeGovernor governor = new AltitudeGovernor(Altitude.L3);
    GateKeeper keeper = new GateKeeper();
    Ir ir = engine.compile(spec);

    governor.transition(Altitude.L2, "the spec is compiled");
    DependencyGate dependencies = new DependencyGate(keeper.blocked().keySet());
    keeper.inspect(ir, new SignalRouter(forbiddenNames, new KnownBlockGate(world), dependencies));
    Map<Strategy, String> failures = world.failures(ir.fingerprint());
    Decision decision =
        deliberation.decide(new SimulationRuntime(world).rank(ir, keeper.blocked().keySet()));
    failures.remove(decision.chosen().strategy());
    Outcome outcome = decision.chosen().outcome();
    PlanReview.approve(ir, outcome.plan());

    governor.transition(Altitude.L1, "the plan is chosen");
    keeper.inspect(ir, new SignalRouter(new SimulatedBlockGate(outcome.undefined()), dependencies));

    governor.transition(Altitude.L0, "the gates are passed");
    String namespace = namespace(spec.file());
    List<Map<String, String>> before = memory.about(Execution.RESULTS + namespace);
    Execution execution = new Execution(ir, outcome.plan(), keeper.blocked());
    int resumed = execution.carryOut(state, memory, namespace);

    governor.ascend("the steps are done");
    Lessons lessons = new Lessons(world, ir, keeper.blocked());
    List<String> learnt = lessons.learn(outcome, resumed, execution.operations());
    List<ResultRow> rows = execution.rows(before.isEmpty() ? Map.of() : before.get(0));
    return new RunReport(
        spec.file(), rows, keeper.blocked().size(), decision, failures, resumed, learnt);
  }

  /** Tells apart files of the same name in different folders. */
  private static String namespace(String file) {
    Path path = Path.of(file).toAbsolutePath().normalize();
    String name = String.valueOf(path.getFileName());
    return name.substring(0, Math.min(40, name.length())) + "-" + Fingerprints.of(path.toString());
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-CONT-019"}
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
