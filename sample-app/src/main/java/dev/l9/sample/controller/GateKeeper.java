// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-009","component_name":"GateKeeper","module_version":"1.0.0","created_at":
// "2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"controller","type":"service",
// "status":"active","governance_level":"medium","compliance_required":true,"audit_trail":true,"purpose":
// "Takes the formulas through the gates, and keeps which were blocked and why.","dependencies":["dev.l9.sample.ir.Ir",
// "dev.l9.sample.ir.IrFormula","dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","dev.l9.trace.L9Tracer",
// "java.io.IOException","java.util.Collections","java.util.LinkedHashMap","java.util.Map"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.controller;

import dev.l9.sample.ir.Ir;
import dev.l9.sample.ir.IrFormula;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import dev.l9.trace.L9Tracer;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes the formulas through the gates, and keeps which were blocked and why. */
final class GateKeeper {

  private final Map<String, String> blocked = new LinkedHashMap<>();

  /** Checks all formulas that aren't blocked yet, each behind those that it needs. */
  @L9Traced(
      task = "inspect formulas",
      layer = HrmLayer.FOCUS,
      operation = "focus.inspect",
      patterns = "gate-chain")
  void inspect(Ir ir, SignalRouter router) throws IOException {
    for (IrFormula formula : ir.ordered()) {
      if (!blocked.containsKey(formula.name())) {
        inspect(formula, router);
      }
    }
  }

  private void inspect(IrFormula formula, SignalRouter router) throws IOException {
    try {
      for (Gate gate : router.route(formula.kind())) {
        gate.check(formula);
      }
    } catch (GateBlockedException e) {
      blocked.put(formula.name(), e.reason());
      L9Tracer.event(
          HrmLayer.FOCUS,
          "focus.lane_switch",
          "GateKeeper.java",
          formula.name(),
          e.reason(),
          "blocked",
          Map.of("from_lane", "compute", "to_lane", "blocked"));
    }
  }

  /** The blocked formulas and the reasons, as they are at any time. */
  Map<String, String> blocked() {
    return Collections.unmodifiableMap(blocked);
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-CONT-009"}
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
