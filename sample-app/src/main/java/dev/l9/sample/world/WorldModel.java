// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"LEA-WORL-003","component_name":"WorldModel","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"learning","domain":"world","type":"tracker",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"What was learnt: how far to trust each strategy, which plans failed, and which formulas have no value.",
// "dependencies":["dev.l9.sample.ir.Ir","dev.l9.sample.ir.IrFormula","dev.l9.sample.memory.Memory",
// "dev.l9.sample.memory.Note","dev.l9.sample.simulation.Experience","dev.l9.sample.simulation.Outcome",
// "dev.l9.sample.simulation.Strategy","dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","java.io.IOException",
// "java.util.ArrayList","java.util.EnumMap","java.util.List","java.util.Map","java.util.Optional","java.util.Set",
// "java.util.UUID"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.world;

import dev.l9.sample.ir.Ir;
import dev.l9.sample.ir.IrFormula;
import dev.l9.sample.memory.Memory;
import dev.l9.sample.memory.Note;
import dev.l9.sample.simulation.Experience;
import dev.l9.sample.simulation.Outcome;
import dev.l9.sample.simulation.Strategy;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What was learnt: how far to trust each strategy, which plans failed, and which formulas have no
 * value. It asks the memory, and has it remember what is new.
 */
public final class WorldModel implements Experience {

  private final Memory memory;
  private final List<Note> learnt = new ArrayList<>();

  /** Knows what this memory holds. */
  public WorldModel(Memory memory) {
    this.memory = memory;
  }

  /** From 0.8 to 1.2, as the predictions for a strategy held or not; 1 when nothing is known. */
  @Override
  @L9Traced(
      task = "weigh strategy",
      layer = HrmLayer.LEARNING,
      operation = "learning.generalize",
      patterns = "rule-of-succession")
  public double factor(Strategy strategy) throws IOException {
    return 1.2 - 0.4 * record(of(strategy)).trust();
  }

  /** The strategies whose latest plan for the spec with this fingerprint failed, and how. */
  @L9Traced(
      task = "recall failures",
      layer = HrmLayer.LEARNING,
      operation = "learning.pattern_match",
      patterns = "failure-avoidance")
  public Map<Strategy, String> failures(String spec) throws IOException {
    Map<Strategy, String> failures = new EnumMap<>(Strategy.class);
    for (Map<String, String> plan : memory.about("spec " + spec)) {
      int predicted = number(plan, "predicted");
      int actual = number(plan, "actual");
      if (predicted != actual) {
        Strategy strategy = Strategy.valueOf(plan.getOrDefault("strategy", ""));
        String packet = memory.packet(subject(strategy, spec)).map(UUID::toString).orElse("");
        failures.put(
            strategy,
            "which took " + actual + " operations, not " + predicted + "; packet " + packet);
      }
    }
    return failures;
  }

  @Override
  @L9Traced(
      task = "match known block",
      layer = HrmLayer.LEARNING,
      operation = "learning.pattern_match")
  public Optional<String> knownBlock(String fingerprint) throws IOException {
    return memory.about("formula " + fingerprint).stream()
        .findFirst()
        .map(block -> block.getOrDefault("reason", ""));
  }

  /** Learns from a complete run whether its plan took the operations that were predicted. */
  @L9Traced(
      task = "learn from run",
      layer = HrmLayer.LEARNING,
      operation = "learning.record",
      patterns = "feedback-loop")
  public void learnRun(Ir ir, Outcome outcome, int actual) throws IOException {
    Strategy strategy = outcome.plan().strategy();
    int predicted = outcome.operations();
    String subject = subject(strategy, ir.fingerprint());
    TrackRecord record = record(subject).with(predicted == actual);
    String text = "plan " + strategy.label() + " of " + ir.file() + " took " + actual;
    learnt.add(
        new Note(
            subject,
            Set.of(of(strategy), "spec " + ir.fingerprint()),
            predicted == actual ? "success" : "error",
            text + " operations, and " + predicted + " were predicted",
            Map.of(
                "strategy", strategy.name(),
                "predicted", Integer.toString(predicted),
                "actual", Integer.toString(actual),
                "runs", Integer.toString(record.runs()),
                "kept", Integer.toString(record.kept()))));
  }

  /** Learns that a formula has no value, with the numbers that it has now. */
  @L9Traced(
      task = "learn block",
      layer = HrmLayer.LEARNING,
      operation = "learning.pattern_add",
      patterns = "feedback-loop")
  public void learnBlock(IrFormula formula, String reason) {
    learnt.add(
        new Note(
            "formula " + formula.fingerprint(),
            Set.of(),
            "blocked",
            formula.name() + " has no value: " + reason,
            Map.of("reason", reason)));
  }

  /** Learns that a pattern was seen so many times, and gives the number in all runs. */
  @L9Traced(
      task = "learn pattern",
      layer = HrmLayer.LEARNING,
      operation = "learning.pattern_add",
      patterns = "pattern-library")
  public int learnPattern(String code, int times) throws IOException {
    String subject = "pattern " + code;
    int all = times;
    for (Map<String, String> earlier : memory.about(subject)) {
      all += number(earlier, "times");
    }
    String text = subject + " was seen " + all + " times";
    learnt.add(
        new Note(subject, Set.of(), "success", text, Map.of("times", Integer.toString(all))));
    return all;
  }

  /** Has the memory keep what was learnt. */
  public void save() throws IOException {
    memory.add(learnt);
    learnt.clear();
  }

  private static String of(Strategy strategy) {
    return "strategy " + strategy.label();
  }

  private static String subject(Strategy strategy, String spec) {
    return of(strategy) + " for spec " + spec;
  }

  private static int number(Map<String, String> facts, String name) {
    return Integer.parseInt(facts.getOrDefault(name, "0"));
  }

  private TrackRecord record(String key) throws IOException {
    TrackRecord record = TrackRecord.NONE;
    for (Map<String, String> plan : memory.about(key)) {
      record = record.plus(new TrackRecord(number(plan, "runs"), number(plan, "kept")));
    }
    return record;
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"LEA-WORL-003"}
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
