package dev.l9.trace.benchmarks.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A chart of horizontal bars, two a row, on a logarithmic axis: the rows differ by a factor of a
 * hundred, and a linear one would show the long ones only.
 *
 * @param first what the first bar of a row is, such as {@code "long"}
 * @param second what the second is
 */
public record BarChart(String title, String first, String second, List<Row> rows) {

  private static final int LABELS = 300;
  private static final int BARS = 400;
  private static final int NUMBERS = 80;
  private static final int TOP = 74;
  private static final int ROW = 36;
  private static final int BAR = 12;

  public BarChart {
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param strong whether it is the one that the chart is about
   * @param note what is said instead of bars; null where there are bars
   */
  public record Row(
      String label, double first, double second, boolean strong, @Nullable String note) {}

  /** The text of the picture. */
  public String svg() {
    int bottom = TOP + rows.size() * ROW;
    Svg svg = new Svg(LABELS + BARS + NUMBERS, bottom + 28, title);
    LogAxis axis =
        LogAxis.of(
            rows.stream()
                .flatMapToDouble(
                    row -> java.util.stream.DoubleStream.of(row.first(), row.second())),
            1);
    svg.text(8, 22, "title", title);
    legend(svg);
    for (int decade = axis.from(); decade <= axis.to(); decade++) {
      double x = LABELS + BARS * axis.at(Math.pow(10, decade));
      svg.line(x, TOP - 6, x, bottom).text(x, bottom + 18, "dim middle", LogAxis.label(decade));
    }
    for (int i = 0; i < rows.size(); i++) {
      draw(svg, rows.get(i), TOP + i * ROW, axis);
    }
    return svg.toString();
  }

  private void legend(Svg svg) {
    svg.bar(LABELS, 38, BAR, BAR, 2).bar(LABELS + 16, 38, BAR, BAR, 0);
    svg.text(LABELS + 34, 49, "dim", first);
    svg.bar(LABELS + 200, 38, BAR, BAR, 3).bar(LABELS + 216, 38, BAR, BAR, 1);
    svg.text(LABELS + 234, 49, "dim", second);
  }

  private static void draw(Svg svg, Row row, int top, LogAxis axis) {
    svg.text(LABELS - 10, top + 17, row.strong() ? "end strong" : "end", row.label());
    if (row.note() != null) {
      svg.text(LABELS + 6, top + 17, "dim", row.note());
      return;
    }
    int style = row.strong() ? 2 : 0;
    draw(svg, row.first(), top, axis, style);
    draw(svg, row.second(), top + BAR + 1, axis, style + 1);
  }

  private static void draw(Svg svg, double value, int top, LogAxis axis, int style) {
    double length = Math.max(1, BARS * axis.at(value));
    svg.bar(LABELS, top, length, BAR, style);
    String number = String.format(Locale.ROOT, "%,.0f", value);
    svg.text(LABELS + length + 5, top + BAR - 1.5, "dim", number);
  }
}
