// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-016","component_name":"RunReport","module_version":"1.0.0",
// "created_at":"2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"controller",
// "type":"service","status":"active","governance_level":"medium","compliance_required":true,"audit_trail":true,
// "purpose":"What a run on one spec showed.","dependencies":["dev.l9.sample.deliberation.Decision",
// "dev.l9.sample.simulation.Strategy","java.util.List","java.util.Map","java.util.TreeMap"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.controller;

import dev.l9.sample.deliberation.Decision;
import dev.l9.sample.simulation.Strategy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run on one spec showed.
 *
 * @param rows the formulas in the order of the file
 * @param blocked how many of them were blocked
 * @param avoided the strategies that failed on the spec before, and weren't chosen, and how
 * @param resumed how many steps an interrupted run had done already
 * @param learnt the patterns of this run and how often they were seen in all runs
 */
public record RunReport(
    String file,
    List<ResultRow> rows,
    int blocked,
    Decision decision,
    Map<Strategy, String> avoided,
    int resumed,
    List<String> learnt) {

  /** Copies the collections. */
  public RunReport {
    rows = List.copyOf(rows);
    avoided = new TreeMap<>(avoided);
    learnt = List.copyOf(learnt);
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-CONT-016"}
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
