package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.audit.AuditMetrics;
import dev.l9.trace.contract.report.Dashboard;
import dev.l9.trace.contract.report.HtmlReport;
import dev.l9.trace.contract.rule.RuleId;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.contract.spec.Contract.Alerts;
import dev.l9.trace.contract.spec.Contract.Severity;
import dev.l9.trace.testkit.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a check of the contract, in a real browser if there is one. */
class ContractPageIT {

  private static final String ATTACK = "</script>\"><img src=x onerror=document.title='run'>";

  @TempDir private Path folder;

  private static Violation violation(RuleId rule, Severity severity, String path) {
    return new Violation(rule, severity, path, 1, 1, "", ATTACK, "mend it");
  }

  @Test
  void page_filters_andRunsNothingOfOthers() throws Exception {
    Verdict verdict =
        new Verdict(
            List.of(new Verdict.CheckedFile("a.py", "", "", "low", "", false)),
            List.of(
                violation(RuleId.PRESENCE, Severity.ERROR, "a.py"),
                violation(RuleId.UNIQUE_ID, Severity.WARNING, ATTACK)),
            List.of(),
            0,
            List.of(ATTACK));
    Dashboard dashboard =
        new Dashboard(ATTACK, verdict, AuditMetrics.NONE, new Alerts(95, 0, 95), Instant.EPOCH);
    Path page = folder.resolve("page.html");
    Files.writeString(page, HtmlReport.of(dashboard));
    try (ReportBrowser browser = new ReportBrowser(folder)) {
      Chromium chromium = browser.open(page.toUri().toString());
      assertEquals("2 shown", browser.text("#shown"));
      chromium.value("document.querySelector('#text').focus()");
      chromium.type("a.py PRESENCE");
      assertEquals("1 of 2 shown", browser.text("#shown"));
      assertTrue(browser.text("#found tbody").contains("a.py:1:1"));
      assertEquals("Contract of " + ATTACK, chromium.value("document.title"));
      assertEquals("0", chromium.value("document.images.length"));
      browser.assertNothingWrong();
    }
  }
}
