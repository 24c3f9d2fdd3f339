package dev.l9.trace.cli.contract;

import dev.l9.trace.cli.reading.NextCommand;
import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.registry.RegistryCheck;
import dev.l9.trace.contract.registry.RegistryProblem;
import dev.l9.trace.contract.validate.HeaderFiles;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 registry check}: whether the registry says what the files say. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Whether the registry says what the headers of the files say.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it does", "1:it doesn't", "2:wrong usage, or a damaged registry"},
    footer = {"%nExample:", "  l9 registry check"})
final class RegistryCheckCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Option(
      names = "--json",
      description = "As a JSON array of objects with the keys kind, file, line and detail.")
  private boolean json;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "A folder of the project (default: this one).")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    GovernedProject project = GovernedProject.at(folder);
    List<RegistryProblem> problems = RegistryCheck.run(project.root(), HeaderFiles.of(project));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(problems));
    } else {
      problems.forEach(problem -> out.println(PlainText.of(text(problem))));
      if (problems.isEmpty()) {
        out.println("the registry says what the headers say");
      } else {
        spec.commandLine().getErr().println(NextCommand.line(List.of(), "fix"));
      }
    }
    return problems.isEmpty() ? 0 : 1;
  }

  private static String text(RegistryProblem problem) {
    return Registry.FILE
        + ":"
        + problem.line()
        + ": "
        + name(problem)
        + ": "
        + problem.file()
        + ": "
        + problem.detail();
  }

  private static String name(RegistryProblem problem) {
    return problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String json(List<RegistryProblem> problems) {
    JsonWriter json = JsonWriter.onOneLine(JsonBytes.compact()).beginArray();
    for (RegistryProblem problem : problems) {
      json.beginObject().key("kind").value(name(problem)).key("file").value(problem.file());
      json.key("line").value(problem.line()).key("detail").value(problem.detail()).end();
    }
    return json.end().toString();
  }
}
