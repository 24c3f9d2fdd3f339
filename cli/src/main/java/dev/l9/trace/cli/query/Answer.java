package dev.l9.trace.cli.query;

import dev.l9.trace.cli.reading.NextCommand;
import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What the answers to questions have in common: how many rows, in what form, and which question
 * comes next. What isn't the answer goes to standard error, so that a pipe gets nothing else.
 */
final class Answer {

  private static final int USUAL_LIMIT = 20;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Option(
      names = "--json",
      description = "As a JSON array of objects; docs/questions.md has the keys.")
  private boolean json;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many rows; 0 for all. By default 20, and all with --json.")
  private @Nullable Integer limit;

  boolean isJson() {
    return json;
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** The rows that are shown. */
  <T> List<T> shown(List<T> rows, String what) {
    int most = limit == null ? (json ? 0 : USUAL_LIMIT) : limit;
    if (most <= 0 || rows.size() <= most) {
      return rows;
    }
    if (!json) {
      say((rows.size() - most) + " more " + what + " aren't shown; --limit 0 shows all");
    }
    return rows.subList(0, most);
  }

  /** Prints a list of objects. */
  <T> void printJson(List<T> rows, BiConsumer<JsonWriter, T> fields) {
    JsonWriter writer = JsonWriter.onOneLine(JsonBytes.compact()).beginArray();
    for (T row : rows) {
      writer.beginObject();
      fields.accept(writer, row);
      writer.end();
    }
    out().println(writer.end());
  }

  /** Says something that isn't a part of the answer. */
  void say(String message) {
    spec.commandLine().getErr().println("l9: " + PlainText.of(message));
  }

  /** Says that what is kept apart has a bound. */
  void sayCapped(boolean isCapped, String consequence) {
    if (isCapped) {
      say("the trace has more than is kept in memory: " + consequence);
    }
  }

  /** Says which command comes next. */
  void next(List<Path> files, String... words) {
    if (json) {
      return;
    }
    spec.commandLine().getErr().println(NextCommand.line(files, words));
  }

  /** Milliseconds with as many digits as are of use. */
  static String millis(long nanos) {
    double millis = nanos / 1e6;
    int digits = millis < 0.1 ? 3 : millis < 10 ? 2 : millis < 100 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + digits + "f", millis);
  }

  /** A time in whole seconds, in UTC. */
  static String time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** {@code 1 call}, {@code 2 calls}. */
  static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
