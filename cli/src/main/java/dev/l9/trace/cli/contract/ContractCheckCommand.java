package dev.l9.trace.cli.contract;

import dev.l9.trace.cli.reading.NothingFound;
import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.contract.project.FolderSource;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.project.PathPatterns;
import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.contract.spec.Contract.FieldValues;
import dev.l9.trace.contract.spec.ContractReader;
import dev.l9.trace.contract.spec.ContractReader.Problem;
import dev.l9.trace.contract.spec.ContractReader.Result;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 contract check}: says what is wrong with the file of a contract. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Says all that is wrong with the file of a contract, each on a line that begins with"
            + " FILE:LINE:COLUMN.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the contract can be used; what only has no effect is a warning",
      "1:it can't, or there is none",
      "2:wrong usage, or a file that can't be read"
    },
    footer = {"%nExample:", "  l9 contract check --json"})
final class ContractCheckCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Option(
      names = "--json",
      description =
          "As a JSON array of objects with the keys file, line, column, severity and message.")
  private boolean json;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      description =
          "The file, or a folder of the project: its own file, or that of the nearest folder above"
              + " (default: this folder).")
  private Path path = Path.of("");

  @Override
  public Integer call() throws IOException {
    Path file = file();
    Result result = ContractReader.read(file);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(file, result));
    } else {
      String name = PlainText.of(file.toString()) + ":";
      result.problems().forEach(problem -> out.println(name + PlainText.of(problem.toString())));
      if (result.problems().isEmpty()) {
        out.println(name + " nothing is wrong");
      }
    }
    if (result.isUsable()) {
      unused(file.toAbsolutePath().getParent());
    }
    return result.isUsable() ? 0 : 1;
  }

  /** Patterns of {@code field_values} that match nothing, which may be meant otherwise. */
  private void unused(@Nullable Path folder) throws IOException {
    if (folder == null || !Files.exists(folder.resolve(Contract.FILE))) {
      return;
    }
    GovernedProject project = GovernedProject.at(folder);
    List<String> paths;
    try (FolderSource source = new FolderSource(project, List.of())) {
      paths = source.paths();
    }
    for (FieldValues some : project.contract().values()) {
      for (String pattern : some.files()) {
        PathPatterns matcher = new PathPatterns(List.of(pattern));
        if (paths.stream().noneMatch(matcher::matches)) {
          spec.commandLine().getErr().println("l9: " + PlainText.of(unused(pattern)));
        }
      }
    }
  }

  private static String unused(String pattern) {
    String said = "the pattern '" + pattern + "' in field_values matches no file of the project";
    int slash = pattern.indexOf('/');
    boolean isOfRoot = slash > 0 && slash < pattern.length() - 1 && !pattern.startsWith("**/");
    return isOfRoot ? said + "; '**/" + pattern + "' would match in all folders" : said;
  }

  private Path file() {
    if (!Files.isDirectory(path.toAbsolutePath())) {
      return path;
    }
    Path own = path.resolve(Contract.FILE);
    return Files.exists(own)
        ? own
        : ContractReader.find(path)
            .orElseThrow(
                () ->
                    new NothingFound(
                        "there is no "
                            + Contract.FILE
                            + " in this folder or above it, so that what is usual holds;"
                            + " l9 contract init writes one"));
  }

  private static String json(Path file, Result result) {
    JsonWriter list = JsonWriter.onOneLine(JsonBytes.compact()).beginArray();
    for (Problem problem : result.problems()) {
      list.beginObject().key("file").value(file.toString());
      list.key("line").value(problem.line()).key("column").value(problem.column());
      list.key("severity").value(problem.severity().name().toLowerCase(Locale.ROOT));
      list.key("message").value(problem.message()).end();
    }
    return list.end().toString();
  }
}
