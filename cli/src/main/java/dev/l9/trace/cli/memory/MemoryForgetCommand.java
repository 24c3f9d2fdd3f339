package dev.l9.trace.cli.memory;

import dev.l9.trace.cli.reading.TimeArgument;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.memory.fact.Facts;
import dev.l9.trace.memory.packet.PacketIds;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code l9 memory forget}: removes what was remembered. */
@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Removes packets for good, from the files too. Where several options are given, it removes"
          + " only what all of them mean.",
      "Facts are counted anew of the executions that stay. Forgotten executions don't come back by"
          + " l9 memory add, unless it is with --from-start.",
      "Seeds have no time: --before takes them only with --type seed."
    },
    footer = {
      "%nExamples:",
      "  l9 memory forget --before 90d",
      "  l9 memory forget --type reflection --before 2026-01-01",
      "  l9 memory forget --thread rsn_1795251157_3ucxp9o5xhfgy"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:there was nothing to forget",
      "2:wrong usage, or a store that can't be opened"
    })
final class MemoryForgetCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Mixin private final StoreOption store = new StoreOption();

  @Option(
      names = "--before",
      paramLabel = "T",
      description = "What happened before T: 10m, 2h, 90d ago, or 2026-01-13.")
  private @Nullable String before;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      split = ",",
      description = "Packets of these types: trace, block, tool_call, reflection, pattern, seed.")
  private List<String> types = List.of();

  @Option(
      names = "--thread",
      paramLabel = "ID",
      description = "The packets of one trace: the trace_id of its root, or a thread_uuid.")
  private @Nullable String thread;

  @Option(names = "--all", description = "All packets.")
  private boolean isAll;

  @Override
  public Integer call() throws IOException {
    if (!isAll && before == null && types.isEmpty() && thread == null) {
      throw new ParameterException(
          spec.commandLine(), "say what to forget: --before, --type, --thread, or --all");
    }
    PacketFilter filter = filter();
    long forgotten;
    try (PacketStore opened = store.open()) {
      forgotten = Facts.forget(opened, filter);
    }
    if (store.isJson()) {
      store
          .out()
          .println(
              JsonWriter.onOneLine(JsonBytes.compact())
                  .beginObject()
                  .key("forgotten")
                  .value(forgotten)
                  .end());
    } else {
      String what = forgotten == 1 ? "packet is" : "packets are";
      store.out().printf(Locale.ROOT, "%,d %s forgotten%n", forgotten, what);
    }
    return forgotten == 0 ? 1 : 0;
  }

  private PacketFilter filter() {
    Set<PacketType> only = new LinkedHashSet<>();
    try {
      types.forEach(type -> only.add(PacketType.of(type)));
      if (before != null && only.isEmpty()) {
        // Seeds didn't happen, neither before a time nor after it.
        only.addAll(EnumSet.complementOf(EnumSet.of(PacketType.SEED)));
      }
      return PacketFilter.ALL
          .ofTypes(only)
          .between(null, before == null ? null : time(before))
          .ofThread(thread == null ? null : threadId(thread));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static Instant time(String text) {
    return Instant.EPOCH.plus(TimeArgument.micros(text, Instant.now()), ChronoUnit.MICROS);
  }

  private static UUID threadId(String id) {
    return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? UUID.fromString(id)
        : PacketIds.ofThread(id);
  }
}
