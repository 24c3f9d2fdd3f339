package dev.l9.trace.benchmarks.replay;

import java.util.List;
import java.util.Locale;

/** Writes what came of all calls as a table. */
final class ReplayTable {

  private ReplayTable() {}

  static String markdown(List<ReplayRow> rows) {
    StringBuilder text =
        new StringBuilder(
            "| | calls | tests | with a gap | compile | agree | of all calls | of those captured"
                + " whole | refused |\n|---|--:|--:|--:|--:|--:|--:|--:|---|\n");
    rows.forEach(row -> text.append(line(row)).append('\n'));
    return text.toString();
  }

  static String line(ReplayRow row) {
    return "| %s | %d | %d | %d | %d | %d | %s | %s | %s |"
        .formatted(
            row.name,
            row.calls,
            row.written,
            row.gaps,
            row.compiled,
            row.agreed,
            share(row.agreed, row.calls),
            share(row.agreed, row.captured()),
            row.reasons());
  }

  private static String share(int some, int all) {
    return all == 0 ? "-" : String.format(Locale.ROOT, "%.0f %%", 100.0 * some / all);
  }
}
