package dev.l9.trace.cli;

import dev.l9.trace.cli.agents.McpCommand;
import dev.l9.trace.cli.agents.SetupCommand;
import dev.l9.trace.cli.block.ApplyCommand;
import dev.l9.trace.cli.block.BlockCommand;
import dev.l9.trace.cli.block.StampCommand;
import dev.l9.trace.cli.contract.ContractCommand;
import dev.l9.trace.cli.contract.FixCommand;
import dev.l9.trace.cli.contract.InjectCommand;
import dev.l9.trace.cli.contract.RegistryCommand;
import dev.l9.trace.cli.contract.ValidateCommand;
import dev.l9.trace.cli.diff.DiffCommand;
import dev.l9.trace.cli.generate.GenerateCommand;
import dev.l9.trace.cli.git.GitCommand;
import dev.l9.trace.cli.jvm.AttachCommand;
import dev.l9.trace.cli.jvm.DetachCommand;
import dev.l9.trace.cli.jvm.DoctorCommand;
import dev.l9.trace.cli.jvm.PsCommand;
import dev.l9.trace.cli.jvm.RunCommand;
import dev.l9.trace.cli.memory.MemoryCommand;
import dev.l9.trace.cli.query.CallersCommand;
import dev.l9.trace.cli.query.CallsCommand;
import dev.l9.trace.cli.query.ErrorsCommand;
import dev.l9.trace.cli.query.RunsCommand;
import dev.l9.trace.cli.query.SlowCommand;
import dev.l9.trace.cli.replay.ReplayCommand;
import dev.l9.trace.cli.stats.StatsCommand;
import dev.l9.trace.cli.view.ExportCommand;
import dev.l9.trace.cli.view.ReportCommand;
import dev.l9.trace.cli.view.ViewCommand;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;

/**
 * The commands of {@code l9}. Picocli reads all annotations of a command when it is added, which
 * takes as long as most commands take to run; so only the command that is asked for is added, and
 * all of them where help, completion or a mistyped name has to know them.
 */
final class Commands {

  private static final Set<String> ASK_FOR_NONE = Set.of("--version", "-V");

  /** In the order of the help. The names are those of the annotations, which aren't read yet. */
  private static final List<Entry> ALL =
      List.of(
          new Entry("run", RunCommand.class),
          new Entry("view", ViewCommand.class),
          new Entry("errors", ErrorsCommand.class),
          new Entry("runs", RunsCommand.class),
          new Entry("calls", CallsCommand.class),
          new Entry("callers", CallersCommand.class),
          new Entry("slow", SlowCommand.class),
          new Entry("stats", StatsCommand.class),
          new Entry("diff", DiffCommand.class),
          new Entry("report", ReportCommand.class),
          new Entry("export", ExportCommand.class),
          new Entry("mcp", McpCommand.class),
          new Entry("setup", SetupCommand.class),
          new Entry("replay", ReplayCommand.class),
          new Entry("memory", MemoryCommand.class),
          new Entry("block", BlockCommand.class),
          new Entry("git", GitCommand.class),
          new Entry("validate", ValidateCommand.class),
          new Entry("inject", InjectCommand.class),
          new Entry("fix", FixCommand.class),
          new Entry("contract", ContractCommand.class),
          new Entry("registry", RegistryCommand.class),
          new Entry("generate", GenerateCommand.class),
          new Entry("apply", ApplyCommand.class),
          new Entry("stamp", StampCommand.class),
          new Entry("ps", PsCommand.class),
          new Entry("attach", AttachCommand.class),
          new Entry("detach", DetachCommand.class),
          new Entry("doctor", DoctorCommand.class),
          new Entry(CompletionCommand.NAME, CompletionCommand.class));

  private record Entry(String name, Class<?> type) {}

  private Commands() {}

  /** Adds what this command line needs. */
  static void addTo(CommandLine line, String[] args) {
    if (args.length == 1 && ASK_FOR_NONE.contains(args[0])) {
      return;
    }
    Optional<Entry> asked =
        ALL.stream()
            .filter(entry -> args.length > 0 && entry.name.equals(args[0]))
            .filter(entry -> entry.type != CompletionCommand.class)
            .findFirst();
    asked.map(List::of).orElse(ALL).forEach(entry -> line.addSubcommand(entry.name, entry.type));
  }

  /** The names of all commands. */
  static List<String> names() {
    return ALL.stream().map(Entry::name).toList();
  }
}
