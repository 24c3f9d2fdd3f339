// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-SPEC-011","component_name":"SpecParser","module_version":"1.0.0",
// "created_at":"2026-11-21T07:37:37Z","created_by":"L9 Trace","layer":"foundation","domain":"spec","type":"utility",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"Turns the text of a spec file into formulas.","dependencies":["dev.l9.trace.HrmLayer",
// "dev.l9.trace.L9Traced","java.util.ArrayList","java.util.List"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.spec;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.ArrayList;
import java.util.List;

/** Turns the text of a spec file into formulas. */
public final class SpecParser {

  /** Keeps chains of formulas short enough to be followed by recursion. */
  static final int MAX_FORMULAS = 1000;

  private SpecParser() {}

  /**
   * Parses a whole text; a bad line doesn't hide what is wrong in later lines.
   *
   * @param file how messages name the text
   */
  @L9Traced(
      task = "parse spec",
      layer = HrmLayer.SYSTEM,
      operation = "spec.parse",
      patterns = {"recursive-descent", "error-recovery"},
      blockedBy = BadSpecException.class)
  public static Spec parse(String file, String text) throws BadSpecException {
    List<Formula> formulas = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    List<String> lines = withoutMark(text).lines().toList();
    for (int index = 0; index < lines.size(); index++) {
      try {
        List<Token> tokens = Lexer.scan(lines.get(index), index + 1);
        if (tokens.size() > 1) {
          formulas.add(new LineParser(tokens).formula());
        }
      } catch (SyntaxException e) {
        problems.add(e.in(file));
      }
    }
    checkSize(file, formulas, problems);
    if (!problems.isEmpty()) {
      throw new BadSpecException(problems);
    }
    return new Spec(file, formulas);
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static void checkSize(String file, List<Formula> formulas, List<Problem> problems) {
    if (formulas.isEmpty() && problems.isEmpty()) {
      problems.add(
          new Problem(
              file, new Position(1, 1), "there is no formula", "write one like 'price = 12.5'"));
    }
    if (formulas.size() > MAX_FORMULAS) {
      problems.add(
          new Problem(
              file,
              formulas.get(MAX_FORMULAS).position(),
              "there are more than " + MAX_FORMULAS + " formulas",
              "split the file"));
    }
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-SPEC-011"}
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
