package dev.l9.trace.cli.memory;

import dev.l9.trace.cli.reading.NothingFound;
import dev.l9.trace.memory.lineage.GraphReader;
import dev.l9.trace.memory.lineage.MethodFinder;
import dev.l9.trace.memory.lineage.MethodGraph;
import dev.l9.trace.memory.store.PacketStore;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 memory graph}: what a method called and what called it, in all runs. */
@Command(
    name = "graph",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Shows what is remembered of a method: its revisions and days, callers and callees, and the"
          + " errors that began in it or passed through it."
    },
    footer = {"%nExample:", "  l9 memory graph Payment#charge"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown",
      "1:the memory has no such method, or several",
      "2:wrong usage, or a store that can't be opened"
    })
final class MemoryGraphCommand implements Callable<Integer> {

  private static final int MOST_NAMED = 10;

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(
      paramLabel = "METHOD",
      description =
          "Class#method or Class.method, the class by its simple or full name; or an operation.")
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private String method;

  @Mixin private final StoreOption store = new StoreOption();

  @Option(
      names = "--executions",
      paramLabel = "N",
      description = "Counts callers and callees of the latest N executions (${DEFAULT-VALUE}).")
  private int executions = 5000;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "So many rows of each kind (${DEFAULT-VALUE}).")
  private int limit = 20;

  @Override
  public Integer call() throws IOException {
    if (executions < 1 || executions > 10_000_000 || limit < 1) {
      throw new ParameterException(
          spec.commandLine(), "--executions is from 1 to 10000000, and --limit 1 or more");
    }
    MethodGraph graph;
    try (PacketStore opened = store.open()) {
      graph = new GraphReader(opened, executions, limit).of(name(opened));
    }
    if (store.isJson()) {
      store.out().println(GraphJson.of(graph));
    } else {
      new GraphText(store.out()).print(graph);
    }
    return 0;
  }

  private String name(PacketStore opened) throws IOException {
    MethodFinder.Found found = MethodFinder.find(opened, method);
    if (found.methods().isEmpty()) {
      String hint =
          found.nearest().isEmpty()
              ? "; l9 memory search TEXT finds methods by words"
              : ". Did you mean " + CallText.plain(String.join(" or ", found.nearest())) + "?";
      throw new NothingFound("the memory has no execution of " + method + hint);
    }
    if (found.methods().size() > 1) {
      StringBuilder all = new StringBuilder("several methods are called " + method + ":");
      found.methods().stream()
          .limit(MOST_NAMED)
          .map(CallText::plain)
          .forEach(name -> all.append("\n  ").append(name));
      throw new NothingFound(all + "\nname one of them in full");
    }
    return found.methods().get(0);
  }
}
