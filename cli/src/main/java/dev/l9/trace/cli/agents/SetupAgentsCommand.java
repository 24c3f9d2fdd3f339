package dev.l9.trace.cli.agents;

import dev.l9.trace.cli.git.L9Command;
import dev.l9.trace.tools.agents.AgentClient;
import dev.l9.trace.tools.agents.AgentsSetup;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 setup agents}: has the coding agents of a project ask {@code l9}. */
@Command(
    name = "agents",
    mixinStandardHelpOptions = true,
    description = {
      "Has coding agents ask l9: writes the entry of the MCP server into the project's files of"
          + " clients, and a section into AGENTS.md on how to read a block and when to ask. It shows"
          + " what it writes; --remove takes it back.",
      "Example: l9 setup agents --client claude,vscode"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:there was nothing to remove",
      "2:wrong usage, or a file that can't be changed"
    })
final class SetupAgentsCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Option(
      names = "--client",
      paramLabel = "NAME",
      split = ",",
      description =
          "claude, cursor, vscode, gemini (default: claude, and those whose folder is there).")
  private List<String> clients = List.of();

  @Option(
      names = "--command",
      paramLabel = "PATH",
      description =
          "What starts l9 (default: this program's path; give l9 if it is on everybody's PATH).")
  private @Nullable String command;

  @Option(names = "--remove", description = "Takes back what was written.")
  private boolean remove;

  @Option(names = "--dry-run", description = "Shows what would be written, and writes nothing.")
  private boolean dryRun;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "The project's folder (default: this one).")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    AgentsSetup setup = AgentsSetup.of(folder.toAbsolutePath().normalize());
    List<AgentsSetup.Change> changes =
        remove ? setup.uninstall(!dryRun) : setup.install(named(setup), words(), !dryRun);
    if (changes.isEmpty()) {
      spec.commandLine().getErr().println("l9: it isn't set up in " + folder.toAbsolutePath());
      return 1;
    }
    changes.forEach(this::print);
    return 0;
  }

  private List<String> words() {
    String named = command;
    return named == null ? L9Command.words() : List.of(named);
  }

  private List<AgentClient> named(AgentsSetup setup) {
    return clients.isEmpty() ? setup.clients() : clients.stream().map(this::client).toList();
  }

  private AgentClient client(String name) {
    for (AgentClient client : AgentClient.values()) {
      if (client.label().equals(name.toLowerCase(Locale.ROOT))) {
        return client;
      }
    }
    throw new ParameterException(
        spec.commandLine(), "--client: '" + name + "' is none of claude, cursor, vscode, gemini");
  }

  private void print(AgentsSetup.Change change) {
    PrintWriter out = spec.commandLine().getOut();
    boolean isSection = change.file().equals(AgentsSetup.GUIDE);
    out.println(change.file() + ": " + word(change.outcome(), isSection && !remove));
    if (!remove && change.outcome() != AgentsSetup.Outcome.UNCHANGED) {
      change.after().lines().forEach(line -> out.println(line.isEmpty() ? "" : "  " + line));
    }
  }

  private String word(AgentsSetup.Outcome outcome, boolean isSection) {
    String word =
        switch (outcome) {
          case CREATED -> "new";
          case CHANGED -> remove ? "taken out" : isSection ? "a section" : "an entry";
          case UNCHANGED -> "it is there already";
          case DELETED -> "deleted, since nothing else was in it";
        };
    return dryRun ? word + " (not written)" : word;
  }
}
