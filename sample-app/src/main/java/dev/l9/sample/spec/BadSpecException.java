// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-SPEC-001","component_name":"BadSpecException","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"foundation","domain":"spec","type":"utility",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"A spec can't be used; says everything that is wrong with it.",
// "dependencies":["java.util.List","java.util.stream.Collectors"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.spec;

import java.util.List;
import java.util.stream.Collectors;

/** A spec can't be used; says everything that is wrong with it. */
public final class BadSpecException extends Exception {

  private final transient List<Problem> problems;

  /** Takes the problems in the order in which they are to be read. */
  public BadSpecException(List<Problem> problems) {
    super(problems.stream().map(Problem::describe).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, at least one problem. */
  public List<Problem> problems() {
    return problems;
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-SPEC-001"}
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
