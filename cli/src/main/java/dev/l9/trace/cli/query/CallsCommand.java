package dev.l9.trace.cli.query;

import dev.l9.trace.cli.reading.TraceOptions;
import dev.l9.trace.cli.reading.WholeTrace;
import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.cli.terminal.Table;
import dev.l9.trace.cli.terminal.TextWidth;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.query.Calls;
import dev.l9.trace.reader.query.MethodCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code l9 calls}: what a method was called with, and what came out. */
@Command(
    name = "calls",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "What a method was called with, and what came out: each input with each output, how often,"
          + " how long it took, and how many calls ran at once.",
      "A != marks inputs that had different outputs. --last N looks at the last N calls only."
    },
    footer = {"%nExample:", "  l9 calls Inventory#reserve --last 50"})
public final class CallsCommand implements Callable<Integer> {

  /** The columns before the inputs. */
  private static final int BEFORE = 56;

  private static final int NARROWEST = 16;

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
      Calls calls = new Calls();
      whole
          .reader()
          .forEach(
              event -> {
                if (whole.chosen().test(event)) {
                  calls.event(event);
                }
              });
      trace.report(whole);
      List<MethodCalls> methods = calls.methods();
      pattern.requireFound(!methods.isEmpty(), whole.reader());
      if (answer.isJson()) {
        answer.printJson(methods, this::fields);
      } else {
        methods.forEach(this::print);
        next(methods.get(0));
      }
    }
    return 0;
  }

  private void print(MethodCalls calls) {
    Screen screen = Screen.ofProcess();
    answer.out().println(TextWidth.cut(PlainText.of(heading(calls)), screen.columns()));
    answer.sayCapped(calls.isCapped(), "only the outcomes that came first are counted");
    Table table = new Table().number("calls").number("mean ms").number("max ms");
    table.text("last").text("  ").text("input").text("output");
    for (MethodCalls.Outcome outcome : answer.shown(calls.outcomes(), "outcomes")) {
      row(table, outcome, screen);
    }
    table.print(answer.out(), screen);
  }

  private static void row(Table table, MethodCalls.Outcome outcome, Screen screen) {
    boolean isSuccess = outcome.status().equals("success");
    Object[] cells = {
      outcome.count(),
      Answer.millis(outcome.mean()),
      Answer.millis(outcome.max()),
      Answer.time(outcome.last()),
      outcome.isVarying() ? "!=" : "",
      input(outcome.input(), screen),
      isSuccess ? outcome.output() : outcome.status() + " " + outcome.output()
    };
    if (outcome.status().equals("error")) {
      table.redRow(cells);
    } else {
      table.row(cells);
    }
  }

  /** On a terminal the inputs leave room for the outputs. */
  private static String input(String text, Screen screen) {
    return screen.isTerminal()
        ? TextWidth.cut(PlainText.of(text), Math.max(NARROWEST, (screen.columns() - BEFORE) / 2))
        : text;
  }

  private static String heading(MethodCalls calls) {
    StringBuilder text = new StringBuilder(calls.method().id());
    text.append(": ").append(Answer.count(calls.calls(), "call"));
    if (calls.errors() > 0) {
      text.append(", ").append(Answer.count(calls.errors(), "error"));
    }
    if (calls.blocked() > 0) {
      text.append(", ").append(calls.blocked()).append(" blocked");
    }
    text.append(", ").append(Answer.count(calls.inputs(), "input"));
    if (calls.varyingInputs() > 0) {
      text.append(" (").append(calls.varyingInputs()).append(" with different outputs)");
    }
    return text.append(concurrency(calls)).toString();
  }

  private static String concurrency(MethodCalls calls) {
    if (calls.mostAtOnce() > 1) {
      return ", " + calls.mostAtOnce() + " at once on " + Answer.count(calls.threads(), "thread");
    }
    return calls.threads() > 1 ? ", never two at once on " + calls.threads() + " threads" : "";
  }

  private void next(MethodCalls calls) {
    if (calls.varyingInputs() > 0 || calls.errors() > 0) {
      answer.next(files, "view", "--trace-id", calls.outcomes().get(0).lastId());
    } else {
      answer.next(files, "callers", calls.method().name());
    }
  }

  private void fields(JsonWriter json, MethodCalls calls) {
    json.key("method").value(calls.method().id()).key("name").value(calls.method().name());
    json.key("calls").value(calls.calls()).key("errors").value(calls.errors());
    json.key("blocked").value(calls.blocked()).key("inputs").value(calls.inputs());
    json.key("varying_inputs").value(calls.varyingInputs());
    json.key("most_at_once").value(calls.mostAtOnce()).key("threads").value(calls.threads());
    SlowCommand.millis(json, "p50_ms", calls.p50());
    SlowCommand.millis(json, "p95_ms", calls.p95());
    SlowCommand.millis(json, "max_ms", calls.max());
    json.key("capped").value(new CapturedValue.Bool(calls.isCapped()));
    json.key("outcomes").beginArray();
    for (MethodCalls.Outcome outcome : answer.shown(calls.outcomes(), "outcomes")) {
      json.beginObject().key("input").value(outcome.input()).key("output").value(outcome.output());
      json.key("status").value(outcome.status());
      json.key("varying").value(new CapturedValue.Bool(outcome.isVarying()));
      json.key("calls").value(outcome.count());
      SlowCommand.millis(json, "mean_ms", outcome.mean());
      SlowCommand.millis(json, "max_ms", outcome.max());
      json.key("last").value(Answer.time(outcome.last()));
      json.key("last_id").value(outcome.lastId()).end();
    }
    json.end();
  }
}
