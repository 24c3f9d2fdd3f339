// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"LEA-WORL-003","component_name":"WorldModel","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"learning","domain":"world","type":"tracker",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"What was learnt: how far to trust each strategy, and which formulas have no value.",
// "dependencies":["dev.l9.sample.simulation.Experience","dev.l9.sample.simulation.Strategy","dev.l9.trace.HrmLayer",
// "dev.l9.trace.L9Traced","java.util.EnumMap","java.util.LinkedHashMap","java.util.Map","java.util.Optional"],
// "footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.world;

import dev.l9.sample.simulation.Experience;
import dev.l9.sample.simulation.Strategy;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was learnt: how far to trust each strategy, and which formulas have no value. */
public final class WorldModel implements Experience {

  static final int MAX_BLOCKS = 200;

  private final Map<Strategy, TrackRecord> records = new EnumMap<>(Strategy.class);
  private final Map<String, String> blocks = new LinkedHashMap<>();
  private final PatternLibrary patterns = new PatternLibrary();

  /** From 0.8 to 1.2, as the predictions for a strategy held or not; 1 when nothing is known. */
  @Override
  @L9Traced(
      task = "weigh strategy",
      layer = HrmLayer.LEARNING,
      operation = "learning.generalize",
      patterns = "rule-of-succession")
  public double factor(Strategy strategy) {
    return 1.2 - 0.4 * record(strategy).trust();
  }

  @Override
  @L9Traced(
      task = "match known block",
      layer = HrmLayer.LEARNING,
      operation = "learning.pattern_match")
  public Optional<String> knownBlock(String fingerprint) {
    return Optional.ofNullable(blocks.get(fingerprint));
  }

  /** Learns from a complete run whether its plan took the operations that were predicted. */
  @L9Traced(
      task = "learn from run",
      layer = HrmLayer.LEARNING,
      operation = "learning.record",
      patterns = "feedback-loop")
  public void learnRun(Strategy strategy, int predicted, int actual) {
    records.put(strategy, record(strategy).with(predicted == actual));
  }

  /** Learns that a formula with this fingerprint has no value. */
  @L9Traced(
      task = "learn block",
      layer = HrmLayer.LEARNING,
      operation = "learning.pattern_add",
      patterns = "feedback-loop")
  public void learnBlock(String fingerprint, String reason) {
    blocks.put(fingerprint, reason);
    if (blocks.size() > MAX_BLOCKS) {
      trim();
    }
  }

  /** Forgets the block that was learnt first. */
  @L9Traced(
      task = "forget block",
      layer = HrmLayer.LEARNING,
      operation = "learning.pattern_trim",
      patterns = "bounded-memory")
  private void trim() {
    blocks.remove(blocks.keySet().iterator().next());
  }

  /** The patterns seen. */
  public PatternLibrary patterns() {
    return patterns;
  }

  TrackRecord record(Strategy strategy) {
    return records.getOrDefault(strategy, TrackRecord.NONE);
  }

  void restore(Strategy strategy, TrackRecord record) {
    records.put(strategy, record);
  }

  Map<String, String> blocks() {
    return new LinkedHashMap<>(blocks);
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
