package dev.l9.trace.cli.query;

import dev.l9.trace.cli.reading.TraceOptions;
import dev.l9.trace.cli.reading.WholeTrace;
import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.cli.terminal.Table;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.EventFilter;
import dev.l9.trace.reader.query.MethodTimes;
import dev.l9.trace.reader.query.SelfTimes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code l9 slow}: where the time goes. */
@Command(
    name = "slow",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Where the time goes: the methods, those with the most self time first.",
      "The self time of a call is the part in which none of the traced methods ran that it called."
    },
    footer = {"%nExample:", "  l9 slow --since 10m"})
public final class SlowCommand implements Callable<Integer> {

  @Mixin private final TraceOptions trace = new TraceOptions();
  @Mixin private final Answer answer = new Answer();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Traces; trace.jsonl if none is named. - is standard input.")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    SelfTimes times;
    try (WholeTrace whole = trace.openWhole(files, false, EventFilter.ALL)) {
      times = new SelfTimes(whole.chosen());
      whole.reader().forEach(times);
      trace.report(whole);
    }
    List<MethodTimes> methods = times.methods();
    answer.sayCapped(times.isCapped(), "some methods are missing, or some self times too long");
    if (answer.isJson()) {
      answer.printJson(answer.shown(methods, "methods"), SlowCommand::fields);
    } else if (methods.isEmpty()) {
      answer.say("nothing ran");
    } else {
      print(methods);
    }
    return 0;
  }

  private void print(List<MethodTimes> methods) {
    ShownNames names = new ShownNames(methods.stream().map(MethodTimes::method).toList());
    Table table = new Table();
    for (String title : List.of("self ms", "total ms", "calls", "errors", "p50 ms", "p95 ms")) {
      table.number(title);
    }
    table.number("p99 ms").number("max ms").text("method");
    for (MethodTimes each : answer.shown(methods, "methods")) {
      table.row(
          Answer.millis(each.self()),
          Answer.millis(each.total()),
          each.calls(),
          each.errors(),
          Answer.millis(each.p50()),
          Answer.millis(each.p95()),
          Answer.millis(each.p99()),
          Answer.millis(each.max()),
          names.of(each.method()));
    }
    table.print(answer.out(), Screen.ofProcess());
    answer.next(files, "view", "--trace-id", methods.get(0).slowestId());
  }

  private static void fields(JsonWriter json, MethodTimes method) {
    json.key("method").value(method.method().id()).key("name").value(method.method().name());
    json.key("calls").value(method.calls()).key("errors").value(method.errors());
    millis(json, "self_ms", method.self());
    millis(json, "total_ms", method.total());
    millis(json, "p50_ms", method.p50());
    millis(json, "p95_ms", method.p95());
    millis(json, "p99_ms", method.p99());
    millis(json, "max_ms", method.max());
    json.key("slowest").value(method.slowestId());
  }

  static void millis(JsonWriter json, String key, long nanos) {
    json.key(key).value(new CapturedValue.Num(nanos / 1e6));
  }
}
