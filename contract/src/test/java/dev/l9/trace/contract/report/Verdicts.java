package dev.l9.trace.contract.report;

import dev.l9.trace.contract.audit.AuditMetrics;
import dev.l9.trace.contract.rule.RuleId;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Verdict.CheckedFile;
import dev.l9.trace.contract.rule.Verdict.Suppressed;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.contract.spec.Contract.Alerts;
import dev.l9.trace.contract.spec.Contract.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Verdicts for the tests of reports. */
final class Verdicts {

  static final Instant TIME = Instant.parse("2026-01-02T02:04:00Z");

  static final Alerts ALERTS = new Alerts(95, 0, 95);

  /** What somebody may write into a header, or call a file. */
  static final List<String> ATTACKS =
      List.of(
          "</script><script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "'-alert(1)-'",
          "]]>--><!--",
          "&lt;b&gt;",
          "\u202egnp.exe",
          "\u0000\u0007\u001b[31m\ufffe\ud800",
          "a\r\n::error::b",
          "[click](https://example.com) {0} %s $1");

  private Verdicts() {}

  static Violation violation(
      RuleId rule, Severity severity, String path, int line, String symbol, String message) {
    return new Violation(rule, severity, path, line, 1, symbol, message, "do this");
  }

  /** Three files, an error, a warning, a suppressed error and a note. */
  static Verdict usual() {
    return new Verdict(
        List.of(
            new CheckedFile("a.py", "A-1", "foundation", "high", "active", true),
            new CheckedFile("src/b c.py", "B-1", "security", "critical", "active", false),
            new CheckedFile("src/d.md", "", "", "", "", true)),
        List.of(
            violation(
                RuleId.FIELD_COVERAGE, Severity.ERROR, "src/b c.py", 4, "domain", "no domain"),
            violation(RuleId.CONSISTENCY, Severity.WARNING, "src/b c.py", 3, "layer", "odd layer")),
        List.of(
            new Suppressed(
                violation(RuleId.PRESENCE, Severity.ERROR, "src/d.md", 1, "", "no header"),
                "made by others")),
        7,
        List.of("x.py could not be read"));
  }

  /** A file for each attack, which has it in every text. */
  static Verdict hostile() {
    List<CheckedFile> files = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    List<Suppressed> suppressed = new ArrayList<>();
    for (String attack : ATTACKS) {
      files.add(new CheckedFile(attack, attack, attack, attack, attack, false));
      Violation violation =
          new Violation(RuleId.UNIQUE_ID, Severity.ERROR, attack, 1, 1, attack, attack, attack);
      violations.add(violation);
      suppressed.add(new Suppressed(violation, attack));
    }
    return new Verdict(files, violations, suppressed, 0, ATTACKS);
  }

  /** One file with so many violations. */
  static Verdict many(int count) {
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Severity severity = i % 2 == 0 ? Severity.WARNING : Severity.ERROR;
      violations.add(
          violation(RuleId.FIELD_COVERAGE, severity, "a.py", 1 + i, "f" + i, "no f" + i));
    }
    CheckedFile file = new CheckedFile("a.py", "A-1", "", "low", "active", false);
    return new Verdict(List.of(file), violations, List.of(), 0, List.of());
  }

  static Dashboard dashboard(Verdict verdict, AuditMetrics metrics) {
    return new Dashboard("demo", verdict, metrics, ALERTS, TIME);
  }
}
