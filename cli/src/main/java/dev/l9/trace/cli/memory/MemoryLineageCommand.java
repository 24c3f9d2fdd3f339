package dev.l9.trace.cli.memory;

import dev.l9.trace.cli.reading.NothingFound;
import dev.l9.trace.memory.lineage.Lineage;
import dev.l9.trace.memory.lineage.LineageLimits;
import dev.l9.trace.memory.lineage.LineageReader;
import dev.l9.trace.memory.lineage.PacketFinder;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.store.PacketStore;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 memory lineage}: what called an execution, what it caused, what became of it. */
@Command(
    name = "lineage",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Shows what called an execution and what it called, across threads and processes; and the"
          + " same call in other runs: when it failed first and last, and when it worked again.",
      "Of other packets it shows former versions, and what has to do with the same method."
    },
    footer = {
      "%nExamples:",
      "  l9 memory lineage rsn_1795251157_3ucxp9o5xhfgy",
      "  l9 memory lineage 349e34e8"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown",
      "1:there is no such packet, or several begin so",
      "2:wrong usage, or a store that can't be opened"
    })
final class MemoryLineageCommand implements Callable<Integer> {

  private static final int MOST_CANDIDATES = 5;

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(
      paramLabel = "ID",
      description =
          "A packet_id, or the trace_id of an event. Its beginning is enough, of a trace_id with the"
              + " second _ in it.")
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private String id;

  @Mixin private final StoreOption store = new StoreOption();

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "So many levels of called executions (${DEFAULT-VALUE}).")
  private int depth = LineageLimits.USUAL.depth();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "So many called executions in all (${DEFAULT-VALUE}), at most 10,000.")
  private int limit = LineageLimits.USUAL.calls();

  @Override
  public Integer call() throws IOException {
    LineageLimits limits = limits();
    Lineage lineage;
    try (PacketStore opened = store.open()) {
      lineage = new LineageReader(opened, limits).of(packet(opened));
    }
    if (store.isJson()) {
      store.out().println(LineageJson.of(lineage));
    } else {
      new LineageText(store.out()).print(lineage);
    }
    return 0;
  }

  private LineageLimits limits() {
    if (depth < 1 || depth > 1000 || limit < 1 || limit > 10_000) {
      throw new ParameterException(
          spec.commandLine(), "--depth is from 1 to 1000, and --limit from 1 to 10000");
    }
    LineageLimits usual = LineageLimits.USUAL;
    int children = Math.max(usual.children(), limit / usual.children());
    return new LineageLimits(usual.ancestors(), depth, children, limit, usual.others());
  }

  private Packet packet(PacketStore opened) throws IOException {
    List<Packet> found = new PacketFinder(opened).find(id, MOST_CANDIDATES);
    if (found.isEmpty()) {
      throw new NothingFound(
          "the memory has no packet or event "
              + id
              + "; l9 memory search TEXT finds packets, and l9 calls METHOD lists events of a trace");
    }
    if (found.size() > 1) {
      StringBuilder all = new StringBuilder("several begin with " + id + "; name one of them:");
      found.forEach(packet -> all.append("\n  ").append(CallText.packet(packet)));
      throw new NothingFound(all.toString());
    }
    return found.get(0);
  }
}
