// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-SPEC-006","component_name":"MathFunction","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"foundation","domain":"spec","type":"utility",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"The functions that a formula may call.","dependencies":["dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced",
// "java.util.Arrays","java.util.Locale","java.util.Optional","java.util.stream.Collectors"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.spec;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The functions that a formula may call. */
public enum MathFunction {
  ABS,
  MAX,
  MIN,
  ROUND,
  SQRT;

  /** The function of this name, if there is one. */
  public static Optional<MathFunction> named(String name) {
    return Arrays.stream(values()).filter(function -> function.label().equals(name)).findFirst();
  }

  /** All names, for a message: {@code abs, max} and so on. */
  public static String names() {
    return Arrays.stream(values()).map(MathFunction::label).collect(Collectors.joining(", "));
  }

  /** How the function is written. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the function takes so many arguments: max and min any, the others one. */
  public boolean takes(int arguments) {
    return arguments == 1 || this == MAX || this == MIN;
  }

  /** The function's value in IEEE arithmetic: what is undefined gives NaN. */
  @L9Traced(layer = HrmLayer.REASONING, operation = "reasoning.apply", patterns = "varargs")
  public double apply(double... arguments) {
    return switch (this) {
      case ABS -> Math.abs(arguments[0]);
      case MAX -> Arrays.stream(arguments).max().orElseThrow();
      case MIN -> Arrays.stream(arguments).min().orElseThrow();
      case ROUND -> Math.rint(arguments[0]);
      case SQRT -> Math.sqrt(arguments[0]);
    };
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-SPEC-006"}
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
