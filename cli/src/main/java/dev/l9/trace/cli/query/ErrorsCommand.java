package dev.l9.trace.cli.query;

import dev.l9.trace.cli.reading.NothingFound;
import dev.l9.trace.cli.reading.TraceOptions;
import dev.l9.trace.cli.reading.WholeTrace;
import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventFilter;
import dev.l9.trace.reader.event.JvmInfo;
import dev.l9.trace.reader.query.Failure;
import dev.l9.trace.reader.query.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 errors}: what failed. */
@Command(
    name = "errors",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "What failed: the latest failures, one for each place where exceptions began.",
      "The options choose by the call in which the exception began."
    },
    footer = {
      "%nExamples:",
      "  l9 errors",
      "  l9 errors 'Timeout*' --since 1h",
      "  l9 errors --status blocked"
    })
public final class ErrorsCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Mixin private final TraceOptions trace = new TraceOptions();
  @Mixin private final Answer answer = new Answer();

  @Parameters(
      arity = "0..*",
      paramLabel = "PATTERN|FILE",
      description =
          "What is a file, or -, is a trace; trace.jsonl if none is named. Another word is what"
              + " the error, its causes, the method or the line have in them; * stands for any"
              + " characters.")
  private List<String> arguments = List.of();

  private final List<Path> files = new ArrayList<>();
  private @Nullable String pattern;

  @Override
  public Integer call() throws IOException {
    readArguments();
    Failures found;
    try (WholeTrace whole = trace.openWhole(files, true, failed())) {
      found = Failures.of(whole.reader(), whole.chosen());
      trace.report(whole);
    }
    List<Failure> failures = found.latestFirst();
    answer.sayCapped(found.isCapped(), "some failures are missing");
    if (failures.isEmpty() && pattern != null) {
      throw new NothingFound(
          "no failure has '"
              + pattern
              + "' in its error, causes, method or line; a file isn't called so either");
    }
    if (answer.isJson()) {
      answer.printJson(answer.shown(failures, "failures"), ErrorsCommand::fields);
    } else if (failures.isEmpty()) {
      answer.say("no failures");
    } else {
      print(answer.shown(failures, "failures"));
    }
    return 0;
  }

  private void readArguments() {
    for (String argument : arguments) {
      if (argument.equals("-") || isFile(argument)) {
        files.add(Path.of(argument));
      } else if (pattern == null) {
        pattern = argument;
      } else {
        throw new ParameterException(
            spec.commandLine(),
            "one PATTERN at most: neither '" + pattern + "' nor '" + argument + "' is a file");
      }
    }
  }

  /** Some systems have names of files that aren't allowed, such as those with a {@code *}. */
  private static boolean isFile(String argument) {
    try {
      return Files.exists(Path.of(argument));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private EventFilter failed() {
    EventFilter failed = trace.hasStatuses() ? event -> !event.isSuccess() : Event::isError;
    return pattern == null ? failed : failed.and(Failures.matching(pattern));
  }

  private void print(List<Failure> failures) {
    FailureText text = new FailureText(answer.out(), Screen.ofProcess());
    failures.forEach(text::print);
    answer.next(files, "view", "--trace-id", failures.get(0).traceId());
  }

  private static void fields(JsonWriter json, Failure failure) {
    json.key("error").value(failure.error());
    json.key("status").value(failure.isBlocked() ? "blocked" : "error");
    json.key("method").value(failure.method().id()).key("name").value(failure.method().name());
    json.key("at").value(failure.at()).key("cause").value(failure.cause());
    json.key("count").value(failure.count()).key("first").value(failure.first());
    json.key("last").value(failure.last()).key("trace_id").value(failure.traceId());
    json.key("thread").value(failure.thread()).key("inputs").value(failure.inputs());
    json.key("path").beginArray();
    for (Failure.Step step : failure.path()) {
      json.beginObject().key("trace_id").value(step.traceId());
      json.key("method").value(step.method().id()).key("name").value(step.method().name());
      json.key("fate").value(step.fate().label()).key("output").value(step.output()).end();
    }
    json.end().key("whole_path").value(new CapturedValue.Bool(failure.isWhole()));
    JvmInfo jvm = failure.jvm();
    if (jvm != null) {
      json.key("run").value(jvm.run()).key("command").value(jvm.command());
      json.key("revision").value(jvm.revision());
      json.key("dirty").value(new CapturedValue.Bool(jvm.isDirty()));
    }
  }
}
