package dev.l9.trace.cli.memory;

import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.cli.terminal.Table;
import dev.l9.trace.memory.lineage.MethodGraph;
import dev.l9.trace.memory.store.CallIndex.Day;
import dev.l9.trace.memory.store.CallIndex.Edge;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Shows a person what is remembered of a method. All texts are those of others. */
final class GraphText {

  private static final double NANOS_PER_MS = 1e6;

  private final PrintWriter out;
  private final Screen screen = Screen.ofProcess();

  GraphText(PrintWriter out) {
    this.out = out;
  }

  void print(MethodGraph graph) {
    String files = graph.files().isEmpty() ? "" : ", in " + String.join(", ", graph.files());
    out.printf(
        Locale.ROOT,
        "%s: %,d executions%s%n",
        CallText.plain(graph.method()),
        graph.executions(),
        CallText.plain(files));
    revisions(graph);
    days(graph.days());
    boolean isPart = graph.lookedAt() < graph.executions();
    String of =
        isPart
            ? String.format(Locale.ROOT, ", of the latest %,d executions", graph.lookedAt())
            : "";
    edges("callers" + of, graph.callers());
    edges("callees" + of, graph.callees());
    began(graph.began());
    passed(graph);
  }

  private void revisions(MethodGraph graph) {
    Table table = new Table().text("revision").number("calls").number("failed").number("blocked");
    table.number("passed").number("mean ms").number("max ms").text("first").text("last");
    for (MethodGraph.Revision each : graph.revisions()) {
      table.row(
          revision(each.name()),
          each.calls(),
          each.failed(),
          each.blocked(),
          each.passed(),
          each.meanMs(),
          each.maxMs(),
          CallText.seconds(each.first()),
          CallText.seconds(each.last()));
    }
    table.print(out, screen);
    if (graph.isCut()) {
      out.println("… earlier revisions");
    }
  }

  private static String revision(String name) {
    return name.isEmpty() ? "unknown" : CallText.revision(name);
  }

  static String day(Day day) {
    return LocalDate.EPOCH.plusDays(day.day()).toString();
  }

  private void days(List<Day> days) {
    if (days.size() > 1) {
      Table table = new Table().number("calls").number("failed").text("day");
      days.forEach(day -> table.row(day.calls(), day.failed(), day(day)));
      table.print(out, screen);
    }
  }

  private void edges(String title, List<Edge> edges) {
    out.println(title + (edges.isEmpty() ? ": none" : ""));
    if (edges.isEmpty()) {
      return;
    }
    Table table = new Table().number("calls").number("failed").number("mean ms");
    table.text("first").text("last").text("method");
    for (Edge edge : edges) {
      double mean = edge.nanos() / NANOS_PER_MS / Math.max(1, edge.calls());
      table.row(
          edge.calls(),
          edge.failed(),
          String.format(Locale.ROOT, "%.3f", mean),
          time(edge.first()),
          time(edge.last()),
          name(edge));
    }
    table.print(out, screen);
  }

  static String name(Edge edge) {
    if (!edge.method().isEmpty()) {
      return edge.method();
    }
    return edge.isRoot() ? "none: it was a root" : "one that isn't in the memory";
  }

  private static String time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private void began(List<MethodGraph.Began> began) {
    out.println("errors that began in it" + (began.isEmpty() ? ": none" : ""));
    if (began.isEmpty()) {
      return;
    }
    Table table = new Table().number("times").text("error").text("revision").text("at");
    table.text("first").text("last").text("latest");
    for (MethodGraph.Began each : began) {
      table.row(
          each.count(),
          each.error(),
          revision(each.revision()),
          each.at(),
          CallText.seconds(each.first()),
          CallText.seconds(each.last()),
          each.traceId());
    }
    table.print(out, screen);
  }

  private void passed(MethodGraph graph) {
    List<MethodGraph.Passed> passed = graph.passed();
    String of =
        passed.isEmpty()
            ? ": none"
            : String.format(Locale.ROOT, ", of the latest %,d failures", graph.failuresLookedAt());
    out.println("errors that passed through it" + of);
    if (passed.isEmpty()) {
      return;
    }
    Table table = new Table().number("times").text("error").text("last").text("latest");
    table.text("began in");
    for (MethodGraph.Passed each : passed) {
      String origin = each.origin().isEmpty() ? "one that isn't in the memory" : each.origin();
      table.row(each.count(), each.error(), CallText.seconds(each.last()), each.traceId(), origin);
    }
    table.print(out, screen);
  }
}
