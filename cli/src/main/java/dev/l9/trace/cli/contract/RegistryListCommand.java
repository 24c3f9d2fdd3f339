package dev.l9.trace.cli.contract;

import dev.l9.trace.cli.reading.NothingFound;
import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.cli.terminal.Table;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.registry.Compliance;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.registry.RegistryEntry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 registry list}: the files that the registry has. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "The files that the registry has, with what it says of them.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:there are some", "1:there is none", "2:wrong usage, or a damaged registry"},
    footer = {
      "%nExamples:",
      "  l9 registry list --level critical,high",
      "  l9 registry list --status violations --json"
    })
final class RegistryListCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Option(
      names = "--id",
      split = ",",
      paramLabel = "ID",
      description = "Those with one of these component_ids; * stands for any characters.")
  private List<String> ids = List.of();

  @Option(
      names = "--level",
      split = ",",
      paramLabel = "LEVEL",
      description = "Those with one of these governance levels.")
  private List<String> levels = List.of();

  @Option(
      names = "--status",
      split = ",",
      paramLabel = "STATUS",
      description = "Those with one of these: compliant, violations, or a status such as active.")
  private List<String> statuses = List.of();

  @Option(names = "--json", description = "As a JSON array of the registry's entries.")
  private boolean json;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "A folder of the project (default: this one).")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    Predicate<RegistryEntry> wanted = wanted();
    Path root = GovernedProject.at(folder).root();
    List<RegistryEntry> found = Registry.read(root).entries().stream().filter(wanted).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      printJson(found, out);
      return found.isEmpty() ? 1 : 0;
    }
    if (found.isEmpty()) {
      throw new NothingFound(
          Files.exists(root.resolve(Registry.FILE))
              ? "the registry has no such file"
              : "there is no registry yet; l9 inject and l9 fix write it");
    }
    print(found, out);
    return 0;
  }

  private Predicate<RegistryEntry> wanted() {
    List<Pattern> patterns = ids.stream().map(RegistryListCommand::pattern).toList();
    return entry ->
        (ids.isEmpty() || patterns.stream().anyMatch(fits(entry.facts().componentId())))
            && (levels.isEmpty() || levels.contains(entry.facts().governanceLevel()))
            && (statuses.isEmpty()
                || statuses.contains(entry.facts().status())
                || statuses.contains(entry.compliance().label()));
  }

  private static Pattern pattern(String id) {
    return Pattern.compile(
        Arrays.stream(id.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }

  private static Predicate<Pattern> fits(String id) {
    return pattern -> pattern.matcher(id).matches();
  }

  private static void printJson(List<RegistryEntry> found, PrintWriter out) {
    out.print("[");
    Iterator<RegistryEntry> entries = found.iterator();
    while (entries.hasNext()) {
      out.print(entries.next().line() + (entries.hasNext() ? ",\n" : ""));
    }
    out.println("]");
  }

  private static void print(List<RegistryEntry> found, PrintWriter out) {
    Table table = new Table().text("component_id").text("level").text("layer").text("status");
    table.text("compliance").text("generated").text("file");
    for (RegistryEntry entry : found) {
      Object[] row = {
        entry.facts().componentId(),
        entry.facts().governanceLevel(),
        entry.facts().layer(),
        entry.facts().status(),
        entry.compliance().label(),
        entry.lastGeneratedAt(),
        entry.file()
      };
      if (entry.compliance() == Compliance.VIOLATIONS) {
        table.redRow(row);
      } else {
        table.row(row);
      }
    }
    table.print(out, Screen.ofProcess());
  }
}
