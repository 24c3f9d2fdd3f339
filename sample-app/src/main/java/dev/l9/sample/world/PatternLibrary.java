// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"LEA-WORL-001","component_name":"PatternLibrary","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"learning","domain":"world","type":"tracker",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"How often each pattern was seen, by its code, such as zero-divisor.","dependencies":[
// "dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","java.util.Map","java.util.TreeMap"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.world;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.Map;
import java.util.TreeMap;

/** How often each pattern was seen, by its code, such as {@code zero-divisor}. */
public final class PatternLibrary {

  private final Map<String, Integer> seen = new TreeMap<>();

  /** Notes that a pattern was seen so many times, and gives the number in all runs. */
  @L9Traced(
      task = "learn pattern",
      layer = HrmLayer.LEARNING,
      operation = "learning.pattern_add",
      patterns = "pattern-library")
  public int add(String code, int times) {
    return seen.merge(code, times, Integer::sum);
  }

  /** All patterns, by code. */
  Map<String, Integer> all() {
    return new TreeMap<>(seen);
  }

  /** The code for why a formula was blocked, told from the words of the reason. */
  public static String codeOf(String reason) {
    if (reason.startsWith("divides by zero")) {
      return "zero-divisor";
    }
    if (reason.startsWith("needs ")) {
      return "blocked-need";
    }
    if (reason.endsWith("forbidden name")) {
      return "forbidden-name";
    }
    return reason.startsWith("is too large") ? "too-large" : "no-real-value";
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"LEA-WORL-001"}
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
