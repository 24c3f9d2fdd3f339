package dev.l9.trace.cli.block;

import dev.l9.trace.block.BlockRecordMerge;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.source.ExcludedFiles;
import dev.l9.trace.source.SourceFinder;
import dev.l9.trace.source.SourceRoots;
import dev.l9.trace.tools.ToolFailure;
import dev.l9.trace.tools.file.BlockRecordFile;
import dev.l9.trace.tools.file.BlockStamper;
import dev.l9.trace.tools.file.Stamp;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 apply}: stamps the blocks of runs elsewhere into the sources here. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = {
      "Stamps what runs elsewhere have left in files (the agent's option blocks=FILE) into the"
          + " sources here.",
      "Of several runs the newest counts, and calls and errors are added up. A file whose block is"
          + " of a later execution is left alone."
    })
public final class ApplyCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "What the agent wrote.")
  @SuppressWarnings("NullAway.Init") // Picocli requires at least one.
  private List<Path> files;

  @Option(
      names = "--sources",
      paramLabel = "ROOT",
      description =
          "A source root, such as src/main/java (default: those found below this folder).")
  private List<String> roots = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "PATTERN",
      description =
          "Files that get no block, such as '*.json' or 'src/**/generated/**', as the agent's option"
              + " update.exclude has them.")
  private List<String> excluded = new ArrayList<>();

  @Option(names = "--touch", description = "Give the files new modification times.")
  private boolean touch;

  @Option(
      names = "--json",
      description = "As a JSON array of objects with the keys source, file, outcome and reason.")
  private boolean json;

  @Override
  public Integer call() {
    BlockRecordMerge merge = new BlockRecordMerge();
    files.forEach(file -> BlockRecordFile.read(file, merge));
    List<Stamp> stamps = stampAll(merge.blocks());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(stamps));
    } else {
      stamps.forEach(stamp -> out.println(line(stamp)));
      out.println(summary(stamps));
    }
    return stamps.stream().anyMatch(stamp -> stamp.outcome().isFailure()) ? 1 : 0;
  }

  private List<Stamp> stampAll(Map<String, DoraTraceBlock> blocks) {
    PrintWriter err = spec.commandLine().getErr();
    SourceRoots found = new SourceRoots(Path.of(""), roots, new WarningsTo(err));
    List<Stamp> stamps = new ArrayList<>();
    SourceFinder finder = new SourceFinder(found, new ExcludedFiles(Path.of(""), excluded));
    try (BlockStamper stamper = new BlockStamper(finder, touch)) {
      blocks.forEach((source, block) -> stamps.add(stamper.stamp(source, block)));
      stamper.tellGit().forEach(reason -> err.println("l9: " + reason));
    } catch (IOException e) {
      throw new ToolFailure("can't look again at the files that were stamped: " + e);
    }
    return stamps;
  }

  private static String line(Stamp stamp) {
    String what = stamp.file().isEmpty() ? stamp.source() : stamp.file();
    String reason = stamp.reason().isEmpty() ? "" : ": " + stamp.reason();
    return String.format("%-9s  %s%s", label(stamp.outcome()), what, reason);
  }

  private static String label(Stamp.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String summary(List<Stamp> stamps) {
    Map<Stamp.Outcome, Long> counts =
        stamps.stream()
            .collect(
                Collectors.groupingBy(
                    Stamp::outcome,
                    () -> new EnumMap<>(Stamp.Outcome.class),
                    Collectors.counting()));
    return stamps.isEmpty()
        ? "nothing to stamp"
        : counts.entrySet().stream()
            .map(count -> count.getValue() + " " + label(count.getKey()))
            .collect(Collectors.joining(", "));
  }

  private static String json(List<Stamp> stamps) {
    JsonWriter list = JsonWriter.onOneLine(JsonBytes.compact()).beginArray();
    for (Stamp stamp : stamps) {
      list.beginObject().key("source").value(stamp.source());
      list.key("file").value(stamp.file());
      list.key("outcome").value(label(stamp.outcome()));
      list.key("reason").value(stamp.reason()).end();
    }
    return list.end().toString();
  }
}
