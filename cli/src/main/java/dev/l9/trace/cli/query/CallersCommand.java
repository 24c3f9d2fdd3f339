package dev.l9.trace.cli.query;

import dev.l9.trace.cli.reading.TraceOptions;
import dev.l9.trace.cli.reading.WholeTrace;
import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.cli.terminal.Table;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.reader.query.Callers;
import dev.l9.trace.reader.query.MethodCallers;
import dev.l9.trace.reader.query.MethodName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code l9 callers}: who called a method. */
@Command(
    name = "callers",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    description =
        "Who called a method: what called it directly, and in whose traces it ran, tests among"
            + " them.",
    footer = {"%nExample:", "  l9 callers Inventory#reserve"})
public final class CallersCommand implements Callable<Integer> {

  @Mixin private final TraceOptions trace = new TraceOptions();
  @Mixin private final Answer answer = new Answer();

  @Parameters(index = "0", paramLabel = "METHOD", description = MethodArgument.DESCRIPTION)
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private String method;

  @Parameters(
      index = "1..*",
      paramLabel = "FILE",
      description = "Traces; trace.jsonl if none is named. - is standard input.")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    MethodArgument pattern = new MethodArgument(method);
    try (WholeTrace whole = trace.openWhole(files, true, pattern.filter())) {
      Callers callers = Callers.of(whole.reader(), whole.chosen());
      trace.report(whole);
      List<MethodCallers> methods = callers.methods();
      pattern.requireFound(!methods.isEmpty(), whole.reader());
      answer.sayCapped(callers.isCapped(), "some callers are shown as not in the trace");
      if (answer.isJson()) {
        answer.printJson(answer.shown(rows(methods), "callers"), CallersCommand::fields);
      } else {
        methods.forEach(this::print);
        next(methods);
      }
    }
    return 0;
  }

  private void print(MethodCallers called) {
    String errors = called.errors() == 0 ? "" : ", " + Answer.count(called.errors(), "error");
    answer
        .out()
        .println(
            PlainText.of(
                called.method().id() + ": " + Answer.count(called.calls(), "call") + errors));
    ShownNames names =
        new ShownNames(called.callers().stream().map(MethodCallers.Caller::method).toList());
    Table callers = new Table().number("calls").number("errors").text("called by");
    for (MethodCallers.Caller caller : answer.shown(called.callers(), "callers")) {
      callers.row(caller.calls(), caller.errors(), names.of(caller.method()));
    }
    callers.print(answer.out(), Screen.ofProcess());
    ShownNames roots =
        new ShownNames(called.roots().stream().map(MethodCallers.Root::method).toList());
    Table table = new Table().number("calls").number("errors").text("in traces of");
    table.text("kind").text("command");
    for (MethodCallers.Root root : answer.shown(called.roots(), "roots")) {
      table.row(root.calls(), root.errors(), roots.of(root.method()), root.kind(), root.command());
    }
    table.print(answer.out(), Screen.ofProcess());
  }

  private void next(List<MethodCallers> methods) {
    List<MethodName> callers =
        methods.get(0).callers().stream()
            .map(MethodCallers.Caller::method)
            .filter(caller -> !caller.id().isEmpty())
            .toList();
    answer.next(
        files, "calls", (callers.isEmpty() ? methods.get(0).method() : callers.get(0)).name());
  }

  /** A row of the list. */
  private record Row(
      MethodName callee, String relation, MethodName caller, MethodCallers.Root counts) {}

  private static List<Row> rows(List<MethodCallers> methods) {
    List<Row> rows = new ArrayList<>();
    for (MethodCallers called : methods) {
      for (MethodCallers.Caller caller : called.callers()) {
        MethodCallers.Root counts =
            new MethodCallers.Root(caller.method(), "", "", caller.calls(), caller.errors());
        rows.add(new Row(called.method(), "direct", caller.method(), counts));
      }
      called
          .roots()
          .forEach(root -> rows.add(new Row(called.method(), "root", root.method(), root)));
    }
    return rows;
  }

  private static void fields(JsonWriter json, Row row) {
    json.key("method").value(row.callee().id()).key("relation").value(row.relation());
    json.key("caller").value(row.caller().id()).key("name").value(row.caller().name());
    if (row.relation().equals("root")) {
      json.key("kind").value(row.counts().kind()).key("command").value(row.counts().command());
    }
    json.key("calls").value(row.counts().calls()).key("errors").value(row.counts().errors());
  }
}
