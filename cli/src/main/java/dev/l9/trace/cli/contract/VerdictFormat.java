package dev.l9.trace.cli.contract;

import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.contract.audit.AuditLog;
import dev.l9.trace.contract.audit.AuditMetrics;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.report.Dashboard;
import dev.l9.trace.contract.report.GithubReport;
import dev.l9.trace.contract.report.HtmlReport;
import dev.l9.trace.contract.report.JsonReport;
import dev.l9.trace.contract.report.JunitReport;
import dev.l9.trace.contract.report.SarifReport;
import dev.l9.trace.contract.rule.Verdict;
import java.io.IOException;
import java.time.Instant;

/** The forms in which a verdict is shown, by the names that they have on the command line. */
enum VerdictFormat {
  text,
  json,
  sarif,
  junit,
  github,
  html;

  /**
   * The verdict in this form.
   *
   * @param version that of {@code l9}
   */
  String of(Verdict verdict, GovernedProject project, Instant now, String version)
      throws IOException {
    return switch (this) {
      case text -> VerdictText.of(verdict, Screen.NONE);
      case json -> JsonReport.of(verdict, now);
      case sarif -> SarifReport.of(verdict, now, version);
      case junit -> JunitReport.of(verdict);
      case github -> GithubReport.of(verdict);
      case html -> HtmlReport.of(dashboard(verdict, project, now));
    };
  }

  private static Dashboard dashboard(Verdict verdict, GovernedProject project, Instant now)
      throws IOException {
    AuditMetrics metrics = AuditMetrics.of(new AuditLog(project.root()), now);
    String name = String.valueOf(project.root().getFileName());
    return new Dashboard(name, verdict, metrics, project.contract().alerts(), now);
  }
}
