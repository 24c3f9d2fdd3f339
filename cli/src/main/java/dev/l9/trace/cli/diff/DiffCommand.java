package dev.l9.trace.cli.diff;

import dev.l9.trace.cli.reading.NextCommand;
import dev.l9.trace.cli.reading.TraceOptions;
import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.reader.diff.TraceComparison;
import dev.l9.trace.reader.diff.TraceDiff;
import dev.l9.trace.tools.git.BlockRevisions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 diff}: says what differs between two traces, and which method may be the cause. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two traces: methods, calls and errors that are new or gone, results that are others"
          + " for equal inputs, times that moved more than the noise. The suspects are the methods"
          + " that are most likely the cause. It sees most with values=json among the agent's"
          + " options, and with all methods traced (include=com.acme..*#*).",
      "Example: l9 diff yesterday.jsonl trace.jsonl"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, whatever the differences are",
      "1:there are differences of a kind that --fail-on names",
      "2:wrong usage, or input that can't be read"
    })
public final class DiffCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(
      arity = "2",
      paramLabel = "OLD NEW",
      hideParamSyntax = true,
      description = "Two trace files, or ids of runs as 'l9 runs' lists them.")
  private List<String> sides = List.of();

  @Option(
      names = "--in",
      paramLabel = "FILE",
      split = ",",
      description = "Where runs are looked for; trace.jsonl if none is named.")
  private List<Path> files = List.of();

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      split = ",",
      description =
          "Traces, or runs, of the same program as OLD. What differs between them and OLD is noise:"
              + " give one or two if the program has threads, random numbers or clocks.")
  private List<String> baselines = List.of();

  @Option(
      names = "--blocks",
      description =
          "OLD and NEW are revisions of git; compares the DORA blocks of the files that differ.")
  private boolean blocks;

  @Option(
      names = "--fail-on",
      paramLabel = "KIND",
      split = ",",
      description = "Ends with 1 on differences in methods, edges, errors, results or times.")
  private List<String> failOn = List.of();

  @Option(names = "--json", description = "As a JSON object, with everything.")
  private boolean json;

  @Option(names = "--markdown", description = "As Markdown, such as for a comment.")
  private boolean markdown;

  private final Set<String> reported = new HashSet<>();

  @Override
  public Integer call() throws IOException {
    check();
    TraceDiff diff = blocks ? blocks() : traces();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(DiffJson.of(diff));
    } else if (markdown) {
      new DiffMarkdown(out).print(diff, sides.get(0), sides.get(1));
    } else {
      new DiffText(out, Screen.ofProcess()).print(diff, sides.get(0), sides.get(1));
      next(diff);
    }
    return failOn.stream().allMatch(kind -> DiffKind.of(kind).isEmpty(diff)) ? 0 : 1;
  }

  /** The calls of the first suspect, in the files in which NEW is. */
  private void next(TraceDiff diff) {
    if (diff.suspects().isEmpty() || blocks) {
      return;
    }
    Path now = Path.of(sides.get(1));
    List<Path> in = Files.exists(now) ? List.of(now) : files;
    String method = diff.suspects().get(0).method();
    spec.commandLine().getErr().println(NextCommand.line(in, "calls", method));
  }

  private void check() {
    Set<String> kinds = DiffKind.names();
    for (String kind : failOn) {
      if (!kinds.contains(kind)) {
        throw new ParameterException(
            spec.commandLine(), "--fail-on: '" + kind + "' is none of " + String.join(", ", kinds));
      }
    }
    if (json && markdown) {
      throw new ParameterException(
          spec.commandLine(), "--json and --markdown exclude each other; give one of them");
    }
  }

  private TraceDiff traces() throws IOException {
    NamedTrace old = trace(sides.get(0));
    NamedTrace now = trace(sides.get(1));
    List<TraceComparison.Trace> others = new ArrayList<>();
    for (String name : baselines) {
      others.add(trace(name));
    }
    if (!others.isEmpty() && (sides.contains("-") || baselines.contains("-"))) {
      throw new ParameterException(
          spec.commandLine(),
          "with --baseline traces are read twice, which standard input can't be; name files");
    }
    return TraceComparison.with(old, others).compare(now);
  }

  private NamedTrace trace(String name) throws IOException {
    return NamedTrace.of(
        name,
        TraceOptions.orDefault(files),
        skipped -> {
          // Both runs may be in one file.
          if (reported.add(skipped)) {
            spec.commandLine().getErr().println("l9: " + skipped);
          }
        });
  }

  private TraceDiff blocks() {
    return new BlockRevisions(Path.of("").toAbsolutePath()).compare(sides.get(0), sides.get(1));
  }
}
