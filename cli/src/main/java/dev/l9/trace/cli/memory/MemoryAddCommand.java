package dev.l9.trace.cli.memory;

import dev.l9.trace.cli.terminal.Progress;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.memory.ingest.Ingest;
import dev.l9.trace.memory.ingest.IngestProgress;
import dev.l9.trace.memory.ingest.IngestResult;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketJson;
import dev.l9.trace.memory.seed.Seeds;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.reader.file.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 memory add}: remembers traces, blocks, and what somebody has concluded. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Adds what ran. What is there already adds nothing, and a trace is read from where it was"
          + " read to, also if that was interrupted."
    },
    footer = {
      "%nExamples:",
      "  l9 memory add trace.jsonl",
      "  l9 memory add src build/traces/*.jsonl --store 'jdbc:postgresql://db/l9?user=ann'",
      "  l9 memory add --reflection \"Retry declined payments once\" --method Orders#pay"
    })
final class MemoryAddCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description =
          "Traces with their rotated files, source files with blocks, folders of them; - is a trace"
              + " on standard input.")
  private List<Path> files = List.of();

  @Mixin private final StoreOption store = new StoreOption();

  @Option(
      names = "--from-start",
      description = "Reads traces from their beginnings; what was forgotten comes back.")
  private boolean isFromStart;

  @ArgGroup(exclusive = false)
  private @Nullable ReflectionOptions reflection;

  @Override
  public Integer call() throws IOException {
    if (files.isEmpty() && reflection == null) {
      throw new ParameterException(
          spec.commandLine(), "name a trace, such as trace.jsonl, or give --reflection");
    }
    for (Path file : files) {
      if (!file.toString().equals("-") && !isThere(file)) {
        throw new NoSuchFileException(file.toString());
      }
    }
    try (PacketStore opened = store.make()) {
      Seeds.loadNew(opened);
      if (reflection != null) {
        reflect(opened, reflection);
      }
      if (!files.isEmpty()) {
        add(opened);
      }
      new Meaning(store).fill(opened);
    }
    return 0;
  }

  /** A trace may have only compressed or rotated files left. */
  private static boolean isThere(Path file) {
    return Files.exists(file) || Files.exists(file.resolveSibling(file.getFileName() + ".gz"));
  }

  private void reflect(PacketStore opened, ReflectionOptions options) throws IOException {
    try {
      Packet packet = Ingest.reflect(opened, options.reflection(), Instant.now());
      store.out().println(store.isJson() ? PacketJson.write(packet) : packet.id());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void add(PacketStore opened) throws IOException {
    IngestProgress progress = new IngestProgress();
    IngestResult result;
    Progress shown = Progress.of(store.err(), "adding", progress::bytesRead, progress::bytesInAll);
    try (shown) {
      result = new Ingest(opened, progress, store::say).add(files, System.in, isFromStart);
    }
    for (Damage.Skipped skipped : result.skipped()) {
      store.say(skipped.toString());
    }
    if (store.isJson()) {
      printJson(result);
    } else {
      print(result, opened);
    }
  }

  private void print(IngestResult result, PacketStore opened) {
    store
        .out()
        .printf(
            Locale.ROOT,
            "%,d %s and %,d %s read, %,d of them new; %,d %s%n",
            result.events(),
            result.events() == 1 ? "event" : "events",
            result.blocks(),
            result.blocks() == 1 ? "block" : "blocks",
            result.added(),
            result.facts(),
            result.facts() == 1 ? "fact is new or has changed" : "facts are new or have changed");
    store.out().println("in " + opened.url());
  }

  private void printJson(IngestResult result) {
    JsonWriter json = JsonWriter.onOneLine(JsonBytes.compact()).beginObject();
    json.key("events").value(result.events()).key("blocks").value(result.blocks());
    json.key("added").value(result.added()).key("facts").value(result.facts());
    json.key("resumed_files").value(result.resumedFiles());
    json.key("skipped").value(result.skipped().stream().mapToLong(Damage.Skipped::count).sum());
    store.out().println(json.end());
  }
}
