package dev.l9.trace.contract.report;

import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.contract.spec.Contract.Severity;

/**
 * A verdict as workflow commands of GitHub Actions, which show violations beside the lines of a
 * pull request. GitHub shows ten errors and ten warnings of a step; all are printed, since the log
 * has them all, and a line at the end says how many there are. Equal verdicts give equal text.
 */
public final class GithubReport {

  private static final int SHOWN = 10;

  private GithubReport() {}

  /** The report. */
  public static String of(Verdict verdict) {
    StringBuilder out = new StringBuilder();
    for (Violation violation : verdict.violations()) {
      boolean isError = violation.severity() == Severity.ERROR;
      out.append(isError ? "::error" : "::warning");
      out.append(" file=").append(property(VisibleText.lines(violation.path())));
      out.append(",line=").append(violation.line()).append(",col=").append(violation.column());
      out.append(",title=").append(property("l9 " + violation.rule().id()));
      out.append("::").append(data(message(violation))).append('\n');
    }
    for (String note : verdict.notes()) {
      out.append("::notice title=l9::").append(data(VisibleText.lines(note))).append('\n');
    }
    return out.append(summary(verdict)).append('\n').toString();
  }

  private static String message(Violation violation) {
    String text = violation.message();
    return VisibleText.lines(
        violation.remedy().isEmpty() ? text : text + "\n" + violation.remedy());
  }

  private static String summary(Verdict verdict) {
    VerdictCounts counts = VerdictCounts.of(verdict);
    String said =
        counts.errors()
            + (counts.errors() == 1 ? " error, " : " errors, ")
            + counts.warnings()
            + (counts.warnings() == 1 ? " warning; " : " warnings; ")
            + counts.compliant()
            + " of "
            + counts.files()
            + (counts.files() == 1 ? " file complies" : " files comply");
    boolean isMore = counts.errors() > SHOWN || counts.warnings() > SHOWN;
    return isMore ? said + "; GitHub shows the first " + SHOWN + " of each, the log has all" : said;
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
