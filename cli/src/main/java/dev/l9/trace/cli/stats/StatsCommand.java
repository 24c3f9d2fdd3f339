package dev.l9.trace.cli.stats;

import dev.l9.trace.cli.reading.TraceOptions;
import dev.l9.trace.cli.terminal.Progress;
import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.reader.event.EventListener;
import dev.l9.trace.reader.file.TraceReader;
import dev.l9.trace.reader.stats.Change;
import dev.l9.trace.reader.stats.ChangeCollector;
import dev.l9.trace.reader.stats.ChangeHistory;
import dev.l9.trace.reader.stats.DoraMetrics;
import dev.l9.trace.reader.stats.Grouping;
import dev.l9.trace.reader.stats.StatsCollector;
import dev.l9.trace.reader.stats.TraceStats;
import dev.l9.trace.tools.git.CommitTimes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code l9 stats}: what a trace says of counts, durations and changes. */
@Command(
    name = "stats",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = "How often things ran, how long they took, and how often they failed.",
    footer = {"%nExamples:", "  l9 stats --by method --since 2h", "  l9 stats --dora"})
public final class StatsCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Mixin private final TraceOptions trace = new TraceOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Traces; trace.jsonl if none is named. - is standard input.")
  private List<Path> files = List.of();

  @Option(
      names = "--by",
      paramLabel = "GROUP",
      converter = GroupingArgument.class,
      description = "One of ${COMPLETION-CANDIDATES}; layer if it isn't given.")
  private Grouping by = Grouping.LAYER;

  @Option(
      names = "--slowest",
      paramLabel = "N",
      description = "How many of the slowest executions are listed; 5 if it isn't given.")
  private int slowest = 5;

  @Option(
      names = "--dora",
      description = {
        "The measures of software delivery; a revision of the runs stands for a change.",
        "docs/stats.md defines them."
      })
  private boolean isDora;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean isJson;

  @Override
  public Integer call() throws IOException {
    if (slowest < 0 || slowest > 10_000) {
      throw new ParameterException(
          spec.commandLine(), "--slowest: " + slowest + " is not 0 to 10000");
    }
    try (TraceReader reader = trace.open(files)) {
      if (isDora) {
        ChangeHistory history = ChangeCollector.history(read(reader, ChangeCollector::new));
        trace.report(reader);
        dora(history);
      } else {
        TraceStats stats =
            StatsCollector.stats(trace.inParallel(reader, StatsCollector.collectors(by, slowest)));
        trace.report(reader);
        stats(stats, reader.damage().count());
      }
    }
    return 0;
  }

  private <L extends EventListener> List<L> read(TraceReader reader, Supplier<L> listeners)
      throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Progress progress = Progress.of(err, "reading", reader::bytesRead, reader::bytesInAll);
    try (progress) {
      return trace.inParallel(reader, listeners);
    }
  }

  private void stats(TraceStats stats, long skipped) {
    PrintWriter err = spec.commandLine().getErr();
    if (stats.isCapped()) {
      err.println("l9: there are too many groups; the last row stands for those that came late");
    }
    if (!isJson) {
      new StatsText(out(), Screen.ofProcess()).print(stats, by);
      return;
    }
    if (stats.leftOut().count() > 0) {
      err.println(
          "l9: not counted, since they have no events: " + StatsText.leftOut(stats.leftOut()));
    }
    out().println(StatsJson.of(stats, skipped));
  }

  private void dora(ChangeHistory history) {
    List<String> revisions = history.changes().stream().map(Change::revision).toList();
    CommitTimes commits = CommitTimes.of(Path.of("."), revisions);
    DoraMetrics metrics = DoraMetrics.of(history, commits::micros);
    if (isJson) {
      out().println(StatsJson.of(metrics, history));
    } else {
      DoraText.print(metrics, history, out(), Screen.ofProcess());
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Picocli takes the names of constants only as they are written in Java. */
  static final class GroupingArgument implements ITypeConverter<Grouping> {
    @Override
    public Grouping convert(String value) {
      return Arrays.stream(Grouping.values())
          .filter(each -> each.toString().equals(value.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + value + "' is none of " + Arrays.toString(Grouping.values())));
    }
  }
}
