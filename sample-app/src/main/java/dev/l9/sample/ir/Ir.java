// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-IR-006","component_name":"Ir","module_version":"1.0.0","created_at":"2026-11-21T07:37:37Z",
// "created_by":"L9 Trace","layer":"foundation","domain":"ir","type":"utility","status":"active",
// "governance_level":"low","compliance_required":true,"audit_trail":true,"purpose":"A compiled spec.","dependencies":[
// "java.util.Collection","java.util.LinkedHashMap","java.util.List","java.util.Map"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.ir;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A compiled spec.
 *
 * @param file the spec's file, as the user named it
 * @param formulas by name, every formula behind those that it needs
 * @param fileOrder the names in the order of the file
 */
public record Ir(String file, Map<String, IrFormula> formulas, List<String> fileOrder) {

  /** Copies what it is given, keeping the order. */
  public Ir {
    formulas = new LinkedHashMap<>(formulas);
    fileOrder = List.copyOf(fileOrder);
  }

  /** The formula of this name, which must be one of the spec's. */
  public IrFormula formula(String name) {
    IrFormula formula = formulas.get(name);
    if (formula == null) {
      throw new IllegalArgumentException("no formula " + name + " in " + file);
    }
    return formula;
  }

  /** All formulas, each behind those that it needs. */
  public Collection<IrFormula> ordered() {
    return formulas.values();
  }

  /** A fingerprint of everything that can change a result. */
  public String fingerprint() {
    return Fingerprints.of(ordered().stream().map(IrFormula::fingerprint).toArray(String[]::new));
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-IR-006"}
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
