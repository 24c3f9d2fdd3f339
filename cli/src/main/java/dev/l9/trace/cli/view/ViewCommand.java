package dev.l9.trace.cli.view;

import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.reader.event.EventListener;
import dev.l9.trace.reader.event.TraceReader;
import dev.l9.trace.reader.tree.DepthLimit;
import dev.l9.trace.reader.tree.TraceTrees;
import dev.l9.trace.reader.tree.TreeEvent;
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
    description =
        "Shows the executions of a trace as trees: the last 100, or those that are asked for.")
public final class ViewCommand implements Callable<Integer> {

  private static final int LAST = 100;

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private TraceOptions options;

  @Option(names = "--flat", description = "No trees: a line an event, in the order of their ends.")
  private boolean flat;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "Only the upper N levels of each tree.")
  private int depth = Integer.MAX_VALUE;

  @Option(names = "--json", description = "The events themselves, a line each.")
  private boolean json;

  @Parameters(paramLabel = "FILE", description = "Trace files; trace.jsonl if none is named.")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    if (depth < 1) {
      throw new ParameterException(spec.commandLine(), "--depth: there is no level " + depth);
    }
    try (TraceReader reader = options.open(files);
        LineOutput out = new LineOutput(spec.commandLine().getOut())) {
      if (json) {
        forEach(reader, event -> out.line(event.line()));
      } else {
        show(reader, out);
      }
      options.report(reader);
    }
    return 0;
  }

  private void show(TraceReader reader, LineOutput out) throws IOException {
    if (options.traceId() == null) {
      reader.filter(event -> !event.isRun()); // It is no execution; l9 runs shows it.
    }
    TreeText text = new TreeText(Screen.ofProcess(), options.traceId());
    if (flat) {
      forEach(reader, event -> out.line(text.of(TreeEvent.of(event), 0)));
      return;
    }
    TraceTrees trees = new TraceTrees(options.traceId());
    forEach(reader, trees);
    DepthLimit limit = new DepthLimit(depth, (line, at) -> out.line(text.of(line, at)));
    trees.visit(limit);
    limit.end();
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
