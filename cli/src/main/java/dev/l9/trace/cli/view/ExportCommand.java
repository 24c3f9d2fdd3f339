package dev.l9.trace.cli.view;

import dev.l9.trace.cli.reading.TraceOptions;
import dev.l9.trace.cli.terminal.Progress;
import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.cli.terminal.StandardOutput;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.export.CsvExporter;
import dev.l9.trace.reader.export.Exporter;
import dev.l9.trace.reader.export.OtlpExporter;
import dev.l9.trace.reader.export.ZipkinExporter;
import dev.l9.trace.reader.export.chrome.ChromeExporter;
import dev.l9.trace.reader.export.collapsed.CollapsedExporter;
import dev.l9.trace.reader.export.mermaid.MermaidExporter;
import dev.l9.trace.reader.file.TraceReader;
import dev.l9.trace.tools.ToolFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 export}: writes a trace for the tools that people already use. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes a trace in the format of another tool.",
      "chrome: Perfetto, the developer tools of browsers; otlp: OpenTelemetry's collector;"
          + " zipkin: Zipkin; collapsed: flame graphs; mermaid: a sequence diagram; csv: a table."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  l9 export --to chrome -o trace.json         then open it in Perfetto",
      "  l9 export --to mermaid --trace-id ID        one trace, for a README",
      "  l9 export --to collapsed | flamegraph.pl > flames.svg"
    })
public final class ExportCommand implements Callable<Integer> {

  /** Half of Linux's pipes. */
  private static final int BUFFER = 1 << 15;

  /** The options that leave no event out. */
  private static final Set<String> OWN = Set.of("--to", "--output", "--by", "--service");

  /** What the counts of stacks are. */
  enum Count {
    time,
    calls
  }

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("NullAway.Init") // Picocli requires it.
  private ExportFormat format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write (default: standard output).")
  private @Nullable Path output;

  @Option(
      names = "--by",
      paramLabel = "COUNT",
      defaultValue = "time",
      description =
          "Of collapsed: time, the own time in microseconds, or calls (default: ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init") // It has a default.
  private Count by;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      defaultValue = "",
      description =
          "Of otlp and zipkin: the name of the service (default: the main class, or the jar).")
  @SuppressWarnings("NullAway.Init") // It has a default.
  private String service;

  @Mixin
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private TraceOptions options;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Traces; - is standard input (default: trace.jsonl, with its rotated files).")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    try (TraceReader reader = options.open(files)) {
      if (output == null) {
        toStandardOutput(reader);
      } else {
        toFile(reader, output);
      }
      options.report(reader);
    }
    return 0;
  }

  private void toFile(TraceReader reader, Path file) throws IOException {
    for (Path input : files.isEmpty() ? List.of(TraceOptions.DEFAULT) : files) {
      if (Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input)) {
        throw new ToolFailure(file + " is the trace itself; name another file after -o");
      }
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      export(reader, out);
    }
  }

  /** As UTF-8, whatever the terminal's encoding is. A reader that wants no more is no failure. */
  private void toStandardOutput(TraceReader reader) throws IOException {
    StandardOutput out = new StandardOutput();
    try {
      export(reader, out);
    } catch (IOException e) {
      if (!out.isClosedByReader()) {
        throw e;
      }
    }
  }

  private void export(TraceReader reader, OutputStream to) throws IOException {
    Exporter exporter = exporter(new BufferedOutputStream(to, BUFFER));
    exporter.begin();
    if (format.namesJvms() && leavesEventsOut() && reader.isRereadable()) {
      tellJvms(exporter);
    }
    forEach(reader, exporter);
    String lack = exporter.end();
    if (!lack.isEmpty()) {
      spec.commandLine().getErr().println("l9: " + lack);
    }
  }

  /** On a terminal that gets the export itself, a line about the progress would stand in it. */
  private void forEach(TraceReader reader, Exporter exporter) throws IOException {
    if (output == null && Screen.ofProcess().isTerminal()) {
      options.forEach(reader, exporter);
      return;
    }
    PrintWriter err = spec.commandLine().getErr();
    Progress progress = Progress.of(err, "exporting", reader::bytesRead, reader::bytesInAll);
    try (progress) {
      options.forEach(reader, exporter);
    }
  }

  private Exporter exporter(OutputStream out) {
    return switch (format) {
      case chrome -> new ChromeExporter(out);
      case otlp -> new OtlpExporter(out, service);
      case zipkin -> new ZipkinExporter(out, service);
      case collapsed -> new CollapsedExporter(out, by == Count.calls);
      case mermaid -> new MermaidExporter(out);
      case csv -> new CsvExporter(out);
    };
  }

  private boolean leavesEventsOut() {
    return spec.commandLine().getParseResult().matchedOptions().stream()
        .anyMatch(option -> !OWN.contains(option.longestName()));
  }

  /** Filters leave out the events that say what the JVMs are, so these are read for themselves. */
  private void tellJvms(Exporter exporter) throws IOException {
    List<Path> named = files.isEmpty() ? List.of(TraceOptions.DEFAULT) : files;
    try (TraceReader all = TraceReader.open(named, System.in)) {
      all.filter(Event::isRun).forEach(exporter);
    }
  }
}
