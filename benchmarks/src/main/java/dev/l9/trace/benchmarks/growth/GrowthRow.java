package dev.l9.trace.benchmarks.growth;

import java.util.List;
import java.util.Locale;

/**
 * What the agent adds at one size.
 *
 * @param value the size
 * @param made events
 * @param nanos added to the median call, in its thread
 * @param cpu nanoseconds of all threads, added per event
 * @param bytes of memory added, in all
 * @param millisToEnd from the end of {@code main} to that of the process
 * @param lost events that are in no file, in percent; NaN if unknown
 * @param blocks source files with a block in the end; NaN if unknown
 */
record GrowthRow(
    double value,
    double made,
    double nanos,
    double cpu,
    double bytes,
    double millisToEnd,
    double lost,
    double blocks) {

  static GrowthRow of(double value, GrowthRun.Result base, GrowthRun.Result traced) {
    return of(value, base.last(), traced.last()).atEnd(traced, lost(traced));
  }

  /** Of a run that isn't at its end. */
  static GrowthRow of(double value, GrowthRun.Window base, GrowthRun.Window traced) {
    return new GrowthRow(
        value,
        traced.made(),
        traced.nanos() - base.nanos(),
        traced.cpu() - base.cpu(),
        traced.bytes() - base.bytes(),
        Double.NaN,
        Double.NaN,
        Double.NaN);
  }

  GrowthRow atEnd(GrowthRun.Result result, double lostPercent) {
    return new GrowthRow(
        value, made, nanos, cpu, bytes, result.millisToEnd(), lostPercent, result.blocks());
  }

  static double lost(GrowthRun.Result result) {
    return Math.max(0, 100 - 100 * result.written() / result.last().made());
  }

  static String table(String title, List<GrowthRow> rows) {
    StringBuilder out = new StringBuilder("| ").append(title);
    out.append(
        " | events | ns | CPU ns | memory, KB | bytes an event | lost | end of the process, ms | blocks |\n");
    out.append("|---".repeat(9)).append("|\n");
    for (GrowthRow row : rows) {
      out.append("| ")
          .append(cell(row.value, row.value == Math.rint(row.value) ? 0 : 2))
          .append(cell(row.made, 0))
          .append(cell(row.nanos, 0))
          .append(cell(row.cpu, 0))
          .append(cell(row.bytes / 1024, 0))
          .append(cell(row.bytes / row.made, 1))
          .append(Double.isNaN(row.lost) ? " | " : cell(row.lost, 2).replace(" |", " % |"))
          .append(cell(row.millisToEnd, 0))
          .append(cell(row.blocks, 0).stripTrailing())
          .append('\n');
    }
    return out.toString();
  }

  private static String cell(double value, int decimals) {
    return Double.isNaN(value)
        ? " | "
        : String.format(Locale.ROOT, "%,." + decimals + "f", value).replace('-', '−') + " | ";
  }
}
