package dev.l9.trace.contract.report;

import dev.l9.trace.contract.rule.RuleId;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.contract.spec.Contract.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the violations: how many by rule, each in a table that can be filtered, and notes. */
final class ViolationsHtml {

  /** With more rows a browser gets slow. */
  static final int MOST = 5_000;

  private final Verdict verdict;
  private final Html html = new Html();

  ViolationsHtml(Verdict verdict) {
    this.verdict = verdict;
  }

  String write() {
    html.begin("section", "aria-labelledby", "violations");
    html.element("h2", "Violations", "id", "violations");
    if (verdict.violations().isEmpty()) {
      html.element("p", "There are none that count.", "class", "good");
    } else {
      byRule();
      filters();
      table();
    }
    html.endLine();
    suppressed();
    notes();
    return html.toString();
  }

  private void byRule() {
    Map<RuleId, int[]> counts = new EnumMap<>(RuleId.class);
    for (Violation violation : verdict.violations()) {
      int[] count = counts.computeIfAbsent(violation.rule(), rule -> new int[2]);
      count[violation.severity() == Severity.ERROR ? 0 : 1]++;
    }
    html.begin("table", "class", "rules").begin("thead");
    head("Rule", "What it demands", "Errors", "Warnings");
    html.end().begin("tbody");
    counts.forEach(
        (rule, count) -> {
          html.begin("tr").element("th", rule.id(), "scope", "row").element("td", rule.title());
          html.element("td", Integer.toString(count[0]), "class", "number");
          html.element("td", Integer.toString(count[1]), "class", "number").endLine();
        });
    html.end().endLine();
  }

  private void head(String... names) {
    html.begin("tr");
    for (String name : names) {
      html.element("th", name, "scope", "col");
    }
    html.endLine();
  }

  /** The script shows them: without it they would do nothing. */
  private void filters() {
    html.begin("div", "class", "filters", "id", "filters", "hidden", "");
    html.begin("label").text("Text ");
    html.empty("input", "id", "text", "type", "search", "autocomplete", "off").end();
    html.begin("label").text("Rule ").begin("select", "id", "rule");
    html.element("option", "all", "value", "");
    for (RuleId rule : RuleId.values()) {
      if (verdict.violations().stream().anyMatch(violation -> violation.rule() == rule)) {
        html.element("option", rule.id(), "value", rule.id());
      }
    }
    html.end().end().begin("label").text("Severity ").begin("select", "id", "severity");
    html.element("option", "all", "value", "");
    html.element("option", "error", "value", "error");
    html.element("option", "warning", "value", "warning").end().end();
    html.element("span", "", "id", "shown", "role", "status").endLine();
  }

  private void table() {
    List<Violation> shown = verdict.violations();
    if (shown.size() > MOST) {
      String said =
          String.format(
              Locale.ROOT,
              "The first %,d of %,d are shown; l9 validate --format json has all.",
              MOST,
              shown.size());
      html.element("p", said, "class", "note");
      shown = shown.subList(0, MOST);
    }
    html.begin("div", "class", "scroll").begin("table", "id", "found").begin("thead");
    head("File", "Severity", "Rule", "What is wrong", "What to do");
    html.end().begin("tbody");
    shown.forEach(this::row);
    html.end().end().endLine();
  }

  private void row(Violation violation) {
    String severity = violation.severity().name().toLowerCase(Locale.ROOT);
    html.begin("tr", "data-rule", violation.rule().id(), "data-severity", severity);
    html.begin("th", "scope", "row", "class", "path").isolated(violation.path());
    html.element("span", ":" + violation.line() + ":" + violation.column(), "class", "place").end();
    html.begin("td").element("span", severity, "class", severity).end();
    html.element("td", violation.rule().id(), "class", "whole");
    html.begin("td").isolated(violation.message()).end();
    html.begin("td").isolated(violation.remedy()).end().endLine();
  }

  private void suppressed() {
    if (verdict.suppressed().isEmpty()) {
      return;
    }
    html.begin("details");
    html.element(
        "summary", FiguresHtml.counted(verdict.suppressed().size(), "violation") + " suppressed");
    html.begin("div", "class", "scroll").begin("table").begin("thead");
    head("File", "Rule", "What is wrong", "Reason");
    html.end().begin("tbody");
    verdict.suppressed().stream()
        .limit(MOST)
        .forEach(
            found -> {
              Violation violation = found.violation();
              html.begin("tr").begin("th", "scope", "row", "class", "path");
              html.isolated(violation.path()).text(":" + violation.line()).end();
              html.element("td", violation.rule().id(), "class", "whole");
              html.begin("td").isolated(violation.message()).end();
              html.begin("td").isolated(found.reason()).end().endLine();
            });
    html.end().end().end().endLine();
  }

  private void notes() {
    if (!verdict.notes().isEmpty()) {
      html.begin("section").element("h2", "Notes").begin("ul");
      verdict.notes().forEach(note -> html.begin("li").isolated(note).endLine());
      html.end().endLine();
    }
  }
}
