// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-011","component_name":"Lessons","module_version":"1.0.0",
// "created_at":"2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"controller",
// "type":"service","status":"active","governance_level":"medium","compliance_required":true,"audit_trail":true,
// "purpose":"Draws the lessons of a run and gives them to the world model.",
// "dependencies":["dev.l9.sample.ir.Ir","dev.l9.sample.simulation.Outcome","dev.l9.sample.world.PatternLibrary",
// "dev.l9.sample.world.WorldModel","dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","java.io.IOException",
// "java.util.ArrayList","java.util.List","java.util.Map","java.util.TreeMap"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.controller;

import dev.l9.sample.ir.Ir;
import dev.l9.sample.simulation.Outcome;
import dev.l9.sample.world.PatternLibrary;
import dev.l9.sample.world.WorldModel;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws the lessons of a run and gives them to the world model, which remembers them. */
final class Lessons {

  private final WorldModel world;
  private final Ir ir;
  private final Map<String, String> blocked;

  Lessons(WorldModel world, Ir ir, Map<String, String> blocked) {
    this.world = world;
    this.ir = ir;
    this.blocked = blocked;
  }

  /** Gives the patterns that this run showed, each with how often it was seen in all runs. */
  @L9Traced(
      task = "draw lessons",
      layer = HrmLayer.LEARNING,
      operation = "learning.reflect",
      patterns = "feedback-loop")
  List<String> learn(Outcome outcome, int resumed, int operations) throws IOException {
    if (resumed == 0) {
      // A resumed run did only the rest of the work: it says nothing about the prediction.
      world.learnRun(ir, outcome, operations);
    }
    outcome.undefined().forEach((name, reason) -> world.learnBlock(ir.formula(name), reason));
    Map<String, Integer> times = new TreeMap<>();
    blocked.values().forEach(reason -> times.merge(PatternLibrary.codeOf(reason), 1, Integer::sum));
    if (!outcome.plan().shared().isEmpty()) {
      times.put("repeated-expression", outcome.plan().shared().size());
    }
    List<String> learnt = new ArrayList<>();
    for (Map.Entry<String, Integer> pattern : times.entrySet()) {
      int all = world.learnPattern(pattern.getKey(), pattern.getValue());
      learnt.add(pattern.getKey() + " " + all);
    }
    world.save();
    return learnt;
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-CONT-011"}
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
