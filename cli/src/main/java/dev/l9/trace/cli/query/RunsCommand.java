package dev.l9.trace.cli.query;

import dev.l9.trace.cli.reading.TraceOptions;
import dev.l9.trace.cli.reading.WholeTrace;
import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.cli.terminal.Table;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.EventFilter;
import dev.l9.trace.reader.event.JvmInfo;
import dev.l9.trace.reader.query.Run;
import dev.l9.trace.reader.query.Runs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code l9 runs}: which runs a trace has. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Which runs a trace has: when, what, of which code, and what came of it.",
      "A run with several JVMs has a line for each below it. The last run is the last line."
    },
    footer = {"%nExample:", "  l9 runs --status error"})
public final class RunsCommand implements Callable<Integer> {

  private static final int SHORT_REVISION = 10;

  @Mixin private final TraceOptions trace = new TraceOptions();
  @Mixin private final Answer answer = new Answer();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Traces; trace.jsonl if none is named. - is standard input.")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    Runs found;
    try (WholeTrace whole = trace.openWhole(files, false, EventFilter.ALL)) {
      found = new Runs(whole.chosen());
      whole.reader().forEach(found);
      trace.report(whole);
    }
    List<Run> runs = found.runs();
    answer.sayCapped(found.isCapped(), "some JVMs are missing");
    if (answer.isJson()) {
      answer.printJson(latest(runs), RunsCommand::fields);
    } else if (runs.isEmpty()) {
      answer.say("there is no run");
    } else {
      print(latest(runs));
      next(runs);
    }
    return 0;
  }

  /** Where not all are shown, the latest are. */
  private List<Run> latest(List<Run> runs) {
    int shown = answer.shown(runs, "runs").size();
    return runs.subList(runs.size() - shown, runs.size());
  }

  private void print(List<Run> runs) {
    Table table = new Table().text("start").text("run").text("kind");
    table.text("revision").number("events").number("failures").number("blocked");
    table.number("ms").text("command");
    for (Run run : runs) {
      Run.Jvm first = run.jvms().get(0);
      if (run.jvms().size() == 1) {
        row(table, name(run), first);
      } else {
        sum(table, run);
        run.jvms().forEach(jvm -> row(table, "  " + jvm.info().id(), jvm));
      }
    }
    table.print(answer.out(), Screen.ofProcess());
  }

  /** A run without an id is a single JVM, of which the ids of the events tell five characters. */
  private static String name(Run run) {
    String jvm = run.jvms().get(0).info().id();
    return run.id().isEmpty() ? "(" + (jvm.isEmpty() ? "unknown" : jvm) + ")" : run.id();
  }

  private static void sum(Table table, Run run) {
    table.row(
        Answer.time(run.startMicros()),
        name(run),
        run.kind(),
        revision(run.revision(), run.isDirty()),
        run.counts().events(),
        run.counts().failures(),
        run.counts().blocked(),
        Answer.millis((run.endMicros() - run.startMicros()) * 1_000),
        Answer.count(run.jvms().size(), "JVM"));
  }

  private static void row(Table table, String name, Run.Jvm jvm) {
    JvmInfo info = jvm.info();
    table.row(
        Answer.time(jvm.startMicros()),
        name,
        info.kind(),
        revision(info.revision(), info.isDirty()),
        jvm.counts().events(),
        jvm.counts().failures(),
        jvm.counts().blocked(),
        Answer.millis((jvm.endMicros() - jvm.startMicros()) * 1_000),
        info.command());
  }

  private static String revision(String commit, boolean isDirty) {
    return commit.substring(0, Math.min(SHORT_REVISION, commit.length()))
        + (isDirty ? " dirty" : "");
  }

  private void next(List<Run> runs) {
    Run last = runs.get(runs.size() - 1);
    if (last.counts().failures() > 0) {
      answer.next(files, "errors", "--since", Answer.time(last.startMicros()));
    } else if (runs.size() > 1
        && !last.id().isEmpty()
        && !runs.get(runs.size() - 2).id().isEmpty()) {
      answer.next(files, "diff", runs.get(runs.size() - 2).id(), last.id());
    } else {
      answer.next(files, "slow");
    }
  }

  private static void fields(JsonWriter json, Run run) {
    json.key("run").value(run.id()).key("kind").value(run.kind());
    json.key("start").value(Answer.time(run.startMicros()));
    SlowCommand.millis(json, "duration_ms", (run.endMicros() - run.startMicros()) * 1_000);
    json.key("revision").value(run.revision());
    json.key("dirty").value(new CapturedValue.Bool(run.isDirty()));
    counts(json, run.counts());
    json.key("jvms").beginArray();
    for (Run.Jvm jvm : run.jvms()) {
      jvm(json.beginObject(), jvm);
      json.end();
    }
    json.end();
  }

  private static void jvm(JsonWriter json, Run.Jvm jvm) {
    JvmInfo info = jvm.info();
    json.key("jvm").value(info.id()).key("kind").value(info.kind()).key("pid").value(info.pid());
    json.key("command").value(info.command()).key("jdk").value(info.jdk());
    json.key("agent").value(info.agent()).key("options").value(info.options());
    json.key("start").value(Answer.time(jvm.startMicros()));
    SlowCommand.millis(json, "duration_ms", (jvm.endMicros() - jvm.startMicros()) * 1_000);
    counts(json, jvm.counts());
  }

  private static void counts(JsonWriter json, Run.Counts counts) {
    json.key("events").value(counts.events()).key("failures").value(counts.failures());
    json.key("blocked").value(counts.blocked());
  }
}
