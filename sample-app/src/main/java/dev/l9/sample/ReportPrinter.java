// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"OPE-SAMP-003","component_name":"ReportPrinter","module_version":"1.0.0",
// "created_at":"2026-11-21T07:48:12Z","created_by":"L9 Trace","layer":"operations","domain":"sample","type":"utility",
// "status":"active","governance_level":"low","compliance_required":true,"audit_trail":true,
// "purpose":"Shows a report as a table with a few lines under it.",
// "dependencies":["dev.l9.sample.controller.ResultRow","dev.l9.sample.controller.RunReport",
// "dev.l9.sample.simulation.ScoredPlan","dev.l9.trace.HrmLayer","dev.l9.trace.L9Traced","java.util.ArrayList",
// "java.util.List","java.util.Locale","java.util.stream.Collectors"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample;

import dev.l9.sample.controller.ResultRow;
import dev.l9.sample.controller.RunReport;
import dev.l9.sample.simulation.ScoredPlan;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows a report as a table with a few lines under it. */
final class ReportPrinter {

  private static final ResultRow TITLES = new ResultRow("name", "kind", "before", "result");

  private ReportPrinter() {}

  @L9Traced(task = "print report", layer = HrmLayer.SYSTEM, operation = "app.print")
  static List<String> lines(RunReport report) {
    List<String> lines = new ArrayList<>(List.of(report.file()));
    lines.addAll(new Table(report.rows()).lines());
    int computed = report.rows().size() - report.blocked();
    lines.add("  " + computed + " computed, " + report.blocked() + " blocked");
    lines.add("  plan: " + plan(report));
    report
        .avoided()
        .forEach((strategy, why) -> lines.add("  not again: " + strategy.label() + ", " + why));
    if (report.resumed() > 0) {
      lines.add("  resumed: " + report.resumed() + " steps were done already");
    }
    if (!report.learnt().isEmpty()) {
      lines.add("  seen so far: " + String.join(", ", report.learnt()));
    }
    return lines;
  }

  private static String plan(RunReport report) {
    ScoredPlan chosen = report.decision().chosen();
    String others =
        report.decision().candidates().stream()
            .filter(candidate -> candidate.strategy() != chosen.strategy())
            .map(ReportPrinter::show)
            .collect(Collectors.joining(", "));
    return show(chosen) + "; not " + others;
  }

  private static String show(ScoredPlan plan) {
    return String.format(Locale.ROOT, "%s %.2f", plan.strategy().label(), plan.score());
  }

  /** Columns as wide as their longest cell, the last one as it comes. */
  private static final class Table {

    private final List<ResultRow> rows;

    Table(List<ResultRow> rows) {
      this.rows = rows;
    }

    List<String> lines() {
      int name = TITLES.name().length();
      int kind = TITLES.kind().length();
      int before = TITLES.before().length();
      for (ResultRow row : rows) {
        name = Math.max(name, row.name().length());
        kind = Math.max(kind, row.kind().length());
        before = Math.max(before, row.before().length());
      }
      String format = "  %-" + name + "s  %-" + kind + "s  %-" + before + "s  %s";
      List<String> lines = new ArrayList<>(List.of(line(format, TITLES)));
      rows.forEach(row -> lines.add(line(format, row)));
      return lines;
    }

    @L9Traced(layer = HrmLayer.SYSTEM, operation = "app.format_row", updateSource = false)
    private static String line(String format, ResultRow row) {
      return String.format(Locale.ROOT, format, row.name(), row.kind(), row.before(), row.result());
    }
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"OPE-SAMP-003"}
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
