package dev.l9.trace.contract.report;

import dev.l9.trace.contract.audit.AuditMetrics;
import dev.l9.trace.contract.audit.AuditMetrics.Counts;
import dev.l9.trace.contract.audit.AuditMetrics.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Writes what the page says first: alerts, the four figures and how they were over time. */
final class FiguresHtml {

  /** With fewer days, the runs are drawn. */
  private static final int ENOUGH_DAYS = 7;

  private final Dashboard dashboard;
  private final VerdictCounts counts;
  private final List<Period> periods;
  private final boolean areDays;
  private final Html html = new Html();

  FiguresHtml(Dashboard dashboard) {
    this.dashboard = dashboard;
    this.counts = VerdictCounts.of(dashboard.verdict());
    AuditMetrics metrics = dashboard.metrics();
    this.areDays = metrics.days().size() >= ENOUGH_DAYS;
    this.periods = areDays ? metrics.days() : metrics.runs();
  }

  String write() {
    head();
    alerts();
    html.begin("section", "class", "figures", "aria-label", "Figures");
    compliance();
    failures();
    remediation();
    governance();
    html.endLine();
    overTime();
    return html.toString();
  }

  private void head() {
    html.begin("p", "class", "when").text("Checked at ");
    html.element("time", dashboard.time().toString(), "datetime", dashboard.time().toString());
    html.text(
        ": "
            + counted(counts.files(), "file")
            + ", "
            + counted(counts.errors(), "error")
            + ", "
            + counted(counts.warnings(), "warning"));
    if (dashboard.verdict().baselined() > 0) {
      html.text(", " + dashboard.verdict().baselined() + " accepted in the baseline");
    }
    html.text(".").endLine();
  }

  static String counted(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  private void alerts() {
    List<String> texts = dashboard.alertTexts();
    if (!texts.isEmpty()) {
      html.begin("section", "class", "alerts", "aria-label", "Alerts").element("h2", "Alerts");
      html.begin("ul");
      texts.forEach(text -> html.element("li", text));
      html.end().endLine();
    }
  }

  private void compliance() {
    String value = Dashboard.percent(dashboard.complianceRate());
    begin("Compliance rate", value, dashboard.isComplianceLow());
    detail(counts.compliant() + " of " + counted(counts.files(), "file") + "; the target is 100 %");
    rate(
        "Compliance rate",
        dashboard.alerts().complianceBelow(),
        Counts::checked,
        Counts::compliant);
    html.endLine();
  }

  private void failures() {
    begin(
        "Generation failures",
        Long.toString(dashboard.generationFailures()),
        dashboard.areFailuresHigh());
    detail(lastDays() + "; the target is 0");
    long max = 1;
    for (Period period : periods) {
      max = Math.max(max, period.counts().failedGenerations());
    }
    List<Plot.Point> points = points(of -> OptionalDouble.of((double) of.failedGenerations()));
    if (!points.isEmpty()) {
      new Plot("Generation failures", max, dashboard.alerts().failuresAbove(), "")
          .bars(html, points);
    }
    html.endLine();
  }

  private void remediation() {
    String value = Dashboard.percent(dashboard.remediationSuccess());
    begin("Remediation success", value, dashboard.isRemediationLow());
    Counts recent = dashboard.metrics().recent();
    detail(
        recent.fixes() == 0
            ? "nothing was to be mended in the " + lastDays()
            : recent.fixed()
                + " of "
                + recent.fixes()
                + ", "
                + lastDays()
                + "; the target is 100 %");
    rate(
        "Remediation success", dashboard.alerts().remediationBelow(), Counts::fixes, Counts::fixed);
    html.endLine();
  }

  private static String lastDays() {
    return "last " + AuditMetrics.WINDOW.toDays() + " days";
  }

  private void governance() {
    html.begin("article").element("h2", "Governance levels");
    html.begin("table", "class", "levels").begin("tbody");
    counts
        .governance()
        .forEach(
            (level, files) -> {
              html.begin("tr").element("th", level, "scope", "row");
              html.element("td", Integer.toString(files), "class", "number");
              html.begin("td")
                  .begin(
                      "svg",
                      "viewBox",
                      "0 0 100 10",
                      "aria-hidden",
                      "true",
                      "preserveAspectRatio",
                      "none");
              String width = Long.toString(Math.round(100.0 * files / Math.max(1, counts.files())));
              html.begin("rect", "class", "level " + level, "width", width, "height", "10");
              html.end().end().end().end();
            });
    html.end().end().endLine();
  }

  private void begin(String title, String value, boolean isBad) {
    html.begin("article", "class", isBad ? "bad" : "").element("h2", title);
    html.begin("p", "class", "value").text(value);
    if (isBad) {
      html.text(" ").element("span", "alert", "class", "mark");
    }
    html.end();
  }

  private void detail(String text) {
    html.element("p", text, "class", "detail");
  }

  private void rate(
      String title, double limit, Function<Counts, Long> whole, Function<Counts, Long> part) {
    List<Plot.Point> points = points(of -> Dashboard.rate(part.apply(of), whole.apply(of)));
    if (!points.isEmpty()) {
      new Plot(title, 100, limit, "%").line(html, points);
    }
  }

  /** The values of those periods that have one. */
  private List<Plot.Point> points(Function<Counts, OptionalDouble> value) {
    List<Plot.Point> points = new ArrayList<>();
    for (Period period : periods) {
      value.apply(period.counts()).ifPresent(v -> points.add(new Plot.Point(period.name(), v)));
    }
    return points;
  }

  private void overTime() {
    if (periods.isEmpty()) {
      html.element("p", "There is no audit log yet, so nothing is known of earlier runs.")
          .text("\n");
      return;
    }
    html.begin("details").element("summary", "The figures over time, as a table");
    html.begin("div", "class", "scroll").begin("table").begin("thead").begin("tr");
    html.element("th", areDays ? "Day" : "Run", "scope", "col");
    for (String head : List.of("Checked", "Compliant", "Failed generations", "Fixes", "Fixed")) {
      html.element("th", head, "scope", "col", "class", "number");
    }
    html.end().end().begin("tbody");
    for (Period period : periods) {
      Counts of = period.counts();
      html.begin("tr").element("th", period.name(), "scope", "row");
      for (long number :
          new long[] {
            of.checked(), of.compliant(), of.failedGenerations(), of.fixes(), of.fixed()
          }) {
        html.element("td", Long.toString(number), "class", "number");
      }
      html.endLine();
    }
    html.end().end().end().endLine();
  }
}
