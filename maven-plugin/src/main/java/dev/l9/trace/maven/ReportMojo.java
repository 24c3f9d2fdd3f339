package dev.l9.trace.maven;

import dev.l9.trace.contract.audit.AuditLog;
import dev.l9.trace.contract.audit.AuditMetrics;
import dev.l9.trace.contract.report.Dashboard;
import dev.l9.trace.contract.report.HtmlReport;
import dev.l9.trace.contract.rule.Verdict;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a page of HTML that says how the project keeps its contract: the whole project, once in a
 * build. It fails no build; to have the page of a build that fails, list it before {@code
 * validate}.
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends ContractMojo {

  /**
   * The page, relative to the module's folder. Without it, it is {@code
   * ci-reports/dora-validation.html} in the root of the project.
   */
  @Parameter(property = "l9.reportFile")
  @Nullable File reportFile;

  /** Made by Maven. */
  public ReportMojo() {}

  @Override
  void run() throws IOException {
    ProjectPart part = wholeProject();
    if (!isFirst(part.root().toString())) {
      return;
    }
    Instant now = Instant.now();
    Verdict verdict = part.validation().run();
    AuditMetrics metrics = AuditMetrics.of(new AuditLog(part.root()), now);
    Dashboard dashboard =
        new Dashboard(name(), verdict, metrics, part.project().contract().alerts(), now);
    Path file = reportFile == null ? part.root().resolve(HtmlReport.FILE) : reportFile.toPath();
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, HtmlReport.of(dashboard));
    dashboard.alertTexts().forEach(text -> getLog().warn(shown(text)));
    getLog().info("written: " + file);
  }

  private String name() {
    return (session.getTopLevelProject() == null ? project : session.getTopLevelProject())
        .getName();
  }
}
