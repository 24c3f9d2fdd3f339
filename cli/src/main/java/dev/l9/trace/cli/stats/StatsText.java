package dev.l9.trace.cli.stats;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.cli.terminal.Screen.Colour;
import dev.l9.trace.cli.terminal.Sparkline;
import dev.l9.trace.cli.terminal.TextWidth;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.stats.GroupRow;
import dev.l9.trace.reader.stats.Grouping;
import dev.l9.trace.reader.stats.LeftOut;
import dev.l9.trace.reader.stats.LogScale;
import dev.l9.trace.reader.stats.TraceStats;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The statistics for people: a line for each group, and under them the slowest executions. Further
 * columns stand behind the three that come first; where the screen is too narrow for them, they
 * have a line of their own.
 */
public final class StatsText {

  private static final String GAP = "  ";
  private static final int NARROWEST_INPUT = 10;

  private final PrintWriter out;
  private final Screen screen;
  private final boolean hasBars;

  public StatsText(PrintWriter out, Screen screen) {
    this.out = out;
    this.screen = screen;
    this.hasBars = Sparkline.shows(screen);
  }

  /** Prints all of it. */
  public void print(TraceStats stats, Grouping by) {
    String title = by.title() + " Stats (last " + Digits.count(stats.events(), "event") + "):";
    out.println(screen.in(Colour.BOLD, title));
    rows(stats);
    if (hasBars && !stats.rows().isEmpty()) {
      out.println(screen.in(Colour.DIM, TextWidth.cut(legend(stats.scale()), screen.columns())));
    }
    if (!stats.slowest().isEmpty()) {
      out.println();
      out.println(screen.in(Colour.BOLD, "Slowest operations:"));
    }
    for (int i = 0; i < stats.slowest().size(); i++) {
      slow(i + 1, stats.slowest().get(i));
    }
    if (stats.leftOut().count() > 0) {
      out.println();
      out.println("Not counted, since they have no events: " + leftOut(stats.leftOut()));
    }
  }

  private void rows(TraceStats stats) {
    List<GroupRow> rows = stats.rows();
    List<String> heads = padded(rows.stream().map(StatsText::head).toList());
    List<String> numbers = numbers(stats);
    boolean isWide = hasRoom(heads, numbers);
    for (int i = 0; i < rows.size(); i++) {
      String bars = hasBars ? GAP + Sparkline.of(rows.get(i).distribution()) : "";
      if (isWide) {
        line(rows.get(i), heads.get(i), numbers.get(i) + bars);
      } else {
        line(rows.get(i), heads.get(i), bars);
        out.println(TextWidth.cut(GAP + numbers.get(i), screen.columns()));
      }
    }
  }

  private boolean hasRoom(List<String> heads, List<String> numbers) {
    int bars = hasBars ? GAP.length() + TraceStats.BUCKETS : 0;
    return heads.isEmpty()
        || TextWidth.of(heads.get(0)) + numbers.get(0).length() + bars <= screen.columns();
  }

  private void line(GroupRow row, String head, String tail) {
    String line = TextWidth.cut((head + tail).stripTrailing(), screen.columns());
    int end = Math.min(head.length(), line.length());
    String first = line.substring(0, end);
    out.println(
        (row.outcomes().errors() > 0 ? screen.in(Colour.RED, first) : first) + line.substring(end));
  }

  private static String head(GroupRow row) {
    return "- "
        + PlainText.of(row.group())
        + ": "
        + row.outcomes().operations()
        + " ops, avg "
        + Digits.millis(row.times().mean())
        + ", "
        + Digits.count(row.outcomes().errors(), "error");
  }

  /** The further columns of all rows, each as wide as its widest text. */
  private static List<String> numbers(TraceStats stats) {
    List<String> lines = new ArrayList<>();
    stats.rows().forEach(row -> lines.add(""));
    for (Function<GroupRow, String> column : columns(stats)) {
      List<String> cells = padded(stats.rows().stream().map(column).toList());
      for (int i = 0; i < cells.size(); i++) {
        lines.set(i, lines.get(i) + GAP + cells.get(i));
      }
    }
    return lines;
  }

  private static List<Function<GroupRow, String>> columns(TraceStats stats) {
    return List.of(
        row -> row.outcomes().blocked() + " blocked",
        row -> "p50 " + Digits.millis(row.times().p50()),
        row -> "p95 " + Digits.millis(row.times().p95()),
        row -> "p99 " + Digits.millis(row.times().p99()),
        row -> "max " + Digits.millis(row.times().max()),
        row -> Digits.of(stats.throughput(row)) + "/s");
  }

  private static List<String> padded(List<String> texts) {
    int width = texts.stream().mapToInt(TextWidth::of).max().orElse(0);
    return texts.stream().map(text -> TextWidth.pad(text, width)).toList();
  }

  private static String legend(LogScale scale) {
    return GAP
        + "bars: how many took so long, from "
        + Digits.millis(scale.least())
        + " to "
        + Digits.millis(scale.greatest())
        + ", each range "
        + Digits.of(scale.factor())
        + " times the one before";
  }

  private void slow(int number, Event event) {
    String before =
        number
            + ". "
            + PlainText.of(event.layerCode() + "_" + event.name())
            + ": "
            + Digits.millis(event.durationNanos());
    String after =
        GAP
            + PlainText.of(event.traceId())
            + (event.isSuccess() ? "" : GAP + PlainText.of(event.status()));
    String input = PlainText.of(event.inputSummary());
    int room = screen.columns() - TextWidth.of(before) - TextWidth.of(after) - " ()".length();
    String shown = TextWidth.cut(input, Math.max(NARROWEST_INPUT, room));
    out.println(before + (shown.isEmpty() ? "" : " (" + shown + ")") + after);
  }

  /** What has no events, and why. */
  public static String leftOut(LeftOut leftOut) {
    List<String> parts = new ArrayList<>();
    if (leftOut.notSampled() > 0) {
      parts.add(leftOut.notSampled() + " by the option sample");
    }
    if (leftOut.rateLimited() > 0) {
      parts.add(leftOut.rateLimited() + " by the option rate");
    }
    if (leftOut.dropped() > 0) {
      parts.add(leftOut.dropped() + " dropped, since the agent's writer couldn't keep up");
    }
    return String.join(", ", parts);
  }
}
