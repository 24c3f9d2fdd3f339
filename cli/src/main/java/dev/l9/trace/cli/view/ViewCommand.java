package dev.l9.trace.cli.view;

import dev.l9.trace.cli.reading.TraceOptions;
import dev.l9.trace.cli.terminal.Progress;
import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.cli.view.ViewOutput.Form;
import dev.l9.trace.reader.event.EventFilter;
import dev.l9.trace.reader.event.EventListener;
import dev.l9.trace.reader.file.TraceReader;
import dev.l9.trace.reader.tree.TraceTrees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 view}: shows what ran, as trees. */
@Command(
    name = "view",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = "Shows what ran, as trees: the last 100 executions, or those that are asked for.",
    footer = {
      "%nExamples:",
      "  l9 view                             the last 100 executions",
      "  l9 view --last-error                where the latest error began, and how it got there",
      "  l9 view --min-ms 100 --since 10m    what was slow in the last ten minutes",
      "  l9 view --follow                    each trace when its root has ended",
      "  l9 view --json --status error | jq  for other programs"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:there is no such event, or with --last-error no error",
      "2:wrong usage, or input that can't be read"
    })
public final class ViewCommand implements Callable<Integer> {

  private static final int LAST = 100;

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Mixin private final TraceOptions options = new TraceOptions();

  @Option(names = "--flat", description = "No trees: a line an event, in the order of their ends.")
  private boolean flat;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "Only the upper N levels of each tree.")
  private int depth = Integer.MAX_VALUE;

  @Option(
      names = "--last-error",
      description = "The trace of the latest error: the way from its root to where it began.")
  private boolean lastError;

  @Option(
      names = "--follow",
      description = "Shows what comes from now on, with --last also what came last.")
  private boolean follow;

  @Option(names = "--json", description = "The events themselves, a line each.")
  private boolean json;

  @Parameters(paramLabel = "FILE", description = "Trace files; trace.jsonl if none is named.")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    check();
    try (LineOutput lines = new LineOutput(spec.commandLine().getOut())) {
      if (lastError) {
        LastErrorView view = new LastErrorView(options, files, spec.commandLine().getErr());
        LastErrorView.Found found = view.find();
        view.show(found, output(lines, found.id()));
      } else if (follow) {
        follow(output(lines, options.traceId()));
      } else {
        show(output(lines, options.traceId()));
      }
    } catch (LineOutput.ReaderGone e) {
      return 0; // It has seen enough.
    }
    return 0;
  }

  private void check() {
    if (depth < 1) {
      throw wrong("--depth: there is no level " + depth);
    }
    if (follow && lastError) {
      throw wrong("--follow and --last-error exclude each other");
    }
    if (follow && files.contains(Path.of("-"))) {
      throw wrong("--follow: standard input has no more to come; name the file");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private ViewOutput output(LineOutput lines, @Nullable String markedId) {
    TreeText text = new TreeText(Screen.ofProcess(), markedId);
    return new ViewOutput(lines, text, json ? Form.JSON : flat ? Form.FLAT : Form.TREES, depth);
  }

  private void show(ViewOutput out) throws IOException {
    try (TraceReader reader = options.open(files)) {
      reader.filter(shownIn(out.form()));
      if (out.form() == Form.TREES) {
        TraceTrees trees = new TraceTrees(options.traceId());
        Progress progress = options.progress(reader);
        try {
          forEach(reader, trees);
        } finally {
          progress.close();
        }
        out.trees(trees.lines());
      } else {
        forEach(reader, out::event);
      }
      options.report(reader);
    }
  }

  private void follow(ViewOutput out) throws IOException {
    @Nullable Integer last = options.last();
    EventFilter filter = options.filterOfComing().and(shownIn(out.form()));
    new FollowedView(out, filter, spec.commandLine().getErr())
        .follow(TraceOptions.orDefault(files), last == null ? 0 : last);
  }

  /** What a JVM was is no execution, and {@code l9 runs} shows it better; but it is an event. */
  private EventFilter shownIn(Form form) {
    return form == Form.JSON || options.traceId() != null
        ? EventFilter.ALL
        : event -> !event.isRun();
  }

  /** Of a trace that is asked for by an id, all is shown. */
  private void forEach(TraceReader reader, EventListener listener) throws IOException {
    @Nullable Integer last = options.last();
    if (last == null && options.traceId() != null) {
      reader.forEach(listener);
    } else {
      reader.forEachOfLast(last == null ? LAST : last, listener);
    }
  }
}
