package dev.l9.trace.cli.view;

import dev.l9.trace.cli.reading.TraceOptions;
import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.cli.terminal.Progress;
import dev.l9.trace.reader.event.EventListener;
import dev.l9.trace.reader.file.Damage;
import dev.l9.trace.reader.file.TraceReader;
import dev.l9.trace.reader.report.Report;
import dev.l9.trace.reader.report.SourceBlocks;
import dev.l9.trace.source.ExcludedFiles;
import dev.l9.trace.source.SourceFinder;
import dev.l9.trace.source.SourceLog;
import dev.l9.trace.source.SourceRoots;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 report}: writes a page for a browser. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes one HTML page: what failed, what is slow, each trace, the calls, and the facts of each"
          + " source file with its block.",
      "The page has everything in itself and loads nothing; a link in it leads to each execution.",
      "Example: l9 report -o trace.html --since 1h"
    })
public final class ReportCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private TraceOptions options;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.html",
      required = true,
      description = "The page; it is replaced if it is there.")
  @SuppressWarnings("NullAway.Init")
  private Path output;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "The page's title (default: the names of the trace files).")
  private @Nullable String title;

  @Option(
      names = "--sources",
      paramLabel = "ROOT",
      description =
          "A source root, such as src/main/java (default: those found below this folder).")
  private List<String> roots = new ArrayList<>();

  @Parameters(paramLabel = "FILE", description = "Trace files; trace.jsonl if none is named.")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    check();
    try (TraceReader reader = options.open(files)) {
      Report report = Report.read(source(reader), title(), Report.Limits.FLUID);
      options.report(reader);
      for (Damage.Skipped skipped : reader.damage().files()) {
        report.note(skipped.toString());
      }
      write(report);
      if (!report.sampled().isEmpty()) {
        spec.commandLine().getErr().println("l9: " + report.sampled());
      }
      spec.commandLine().getOut().println(summary(report));
    }
    return 0;
  }

  private void check() throws IOException {
    for (String root : roots) {
      if (!Files.isDirectory(Path.of(root))) {
        throw wrong("--sources: " + root + " is no folder");
      }
    }
    if (Files.isDirectory(output)) {
      throw wrong("--output: " + output + " is a folder; name a file, such as trace.html");
    }
    for (Path file : files) {
      if (Files.exists(output) && Files.exists(file) && Files.isSameFile(output, file)) {
        throw wrong("--output: " + output + " is the trace itself; name another file");
      }
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Report.Source source(TraceReader reader) {
    return new Report.Source() {
      @Override
      public void forEach(EventListener listener) throws IOException {
        long before = reader.bytesRead();
        Progress progress =
            Progress.of(
                spec.commandLine().getErr(),
                "reading " + PlainText.of(title()),
                () -> reader.bytesRead() - before,
                reader::bytesInAll);
        try (progress) {
          options.forEach(reader, listener);
        }
      }

      @Override
      public boolean isRereadable() {
        return reader.isRereadable();
      }
    };
  }

  private String title() {
    if (title != null) {
      return title;
    }
    return files.isEmpty()
        ? "trace.jsonl"
        : files.stream()
            .map(file -> file.toString().equals("-") ? "standard input" : name(file))
            .collect(Collectors.joining(", "));
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  /** The page appears whole or not at all. */
  private void write(Report report) throws IOException {
    Path folder = output.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new ToolFailure("can't write " + output + ": there is no folder " + folder);
    }
    Path page = folder.resolve("." + name(output) + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(page)) {
        report.write(out, blocks());
      }
      Files.move(page, output, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(page);
    }
  }

  private SourceBlocks blocks() {
    Path here = Path.of("");
    SourceRoots found = new SourceRoots(here, roots, new Silence());
    return new SourceBlocks(new SourceFinder(found, ExcludedFiles.NONE), here);
  }

  private String summary(Report report) {
    return String.format(
        Locale.ROOT,
        "%s: %,d %s, %,d failed; open it in a browser",
        PlainText.of(output.toString()),
        report.executions(),
        report.executions() == 1 ? "execution" : "executions",
        report.failures());
  }

  /** The page says which files were found. */
  private static final class Silence implements SourceLog {
    @Override
    public void info(String message) {}

    @Override
    public void warn(String message) {}
  }
}
