// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-CONT-006","component_name":"ForbiddenNameGate","module_version":"1.0.0",
// "created_at":"2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"controller",
// "type":"service","status":"active","governance_level":"medium","compliance_required":true,"audit_trail":true,
// "purpose":"Stops formulas that have or use a name with a forbidden word, such as card_token.",
// "dependencies":["dev.l9.sample.ir.FormulaKind","dev.l9.sample.ir.IrFormula","dev.l9.trace.HrmLayer",
// "dev.l9.trace.L9Sensitive","dev.l9.trace.L9Traced","java.util.Arrays","java.util.Locale","java.util.Optional",
// "java.util.Set","java.util.stream.Collectors","java.util.stream.Stream"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.controller;

import dev.l9.sample.ir.FormulaKind;
import dev.l9.sample.ir.IrFormula;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Sensitive;
import dev.l9.trace.L9Traced;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stops formulas that have or use a name with a forbidden word, such as {@code card_token}. */
final class ForbiddenNameGate implements Gate {

  @L9Sensitive private final Set<String> words;

  /**
   * Forbids these words in either case.
   *
   * @param words kept out of traces: a list of what must not be named says a lot by itself
   */
  @L9Traced(task = "open gate", layer = HrmLayer.FOCUS, operation = "focus.consent_check")
  ForbiddenNameGate(@L9Sensitive Set<String> words) {
    this.words =
        words.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  @Override
  public String type() {
    return "ForbiddenNameGate";
  }

  @Override
  public boolean concerns(FormulaKind kind) {
    return true;
  }

  @Override
  public Optional<String> objection(IrFormula formula) {
    return Stream.concat(Stream.of(formula.name()), formula.needs().stream())
        .filter(this::isForbidden)
        .findFirst()
        .map(name -> name + " is a forbidden name");
  }

  private boolean isForbidden(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return words.contains(lower) || Arrays.stream(lower.split("_", -1)).anyMatch(words::contains);
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-CONT-006"}
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
