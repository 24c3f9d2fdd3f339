// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-016","component_name":"RunReport","module_version":"1.0.0",
// "created_at":"2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"controller",
// "type":"service","status":"active","governance_level":"medium","compliance_required":true,"audit_trail":true,
// "purpose":"What a run on one spec showed.","dependencies":["dev.l9.sample.deliberation.Decision","java.util.List"],
// "footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.controller;

import dev.l9.sample.deliberation.Decision;
import java.util.List;

/**
 * What a run on one spec showed.
 *
 * @param rows the formulas in the order of the file
 * @param blocked how many of them were blocked
 * @param resumed how many steps an interrupted run had done already
 * @param learnt the patterns of this run and how often they were seen in all runs
 */
public record RunReport(
    String file,
    List<ResultRow> rows,
    int blocked,
    Decision decision,
    int resumed,
    List<String> learnt) {

  /** Copies the lists. */
  public RunReport {
    rows = List.copyOf(rows);
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
