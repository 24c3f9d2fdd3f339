package dev.l9.trace.cli.git;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.tools.git.GitSetup;
import dev.l9.trace.tools.git.GitStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 git status}: says what git does with blocks, and what keeps it from that. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Says what git does with DORA blocks here, and what is wrong with that.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:installed, and in order", "1:not installed, or not in order"})
final class GitStatusCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Option(
      names = "--json",
      description = "As a JSON object with the keys checkout, blocks, problems and notes.")
  private boolean json;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "A folder in the repository (default: this one).")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    GitStatus status = GitSetup.of(folder).status();
    List<String> problems = problems(status);
    List<String> notes = status.foreignDrivers().stream().map(GitText::of).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(status, problems, notes));
    } else {
      out.println(status.top() + ": " + GitText.of(status.mode()));
      problems.forEach(out::println);
      notes.forEach(out::println);
    }
    return status.isWell() ? 0 : 1;
  }

  private static List<String> problems(GitStatus status) {
    List<String> problems = new ArrayList<>();
    status.problems().forEach(problem -> problems.add(GitText.of(problem)));
    if (!status.storedBlocks().isEmpty()) {
      problems.add(
          "blocks are committed, in "
              + GitText.some(status.storedBlocks())
              + "; to take them out: git add --renormalize . && git commit");
    }
    return problems;
  }

  private static String json(GitStatus status, List<String> problems, List<String> notes) {
    String mode = status.mode().name().toLowerCase(Locale.ROOT).replace('_', '-');
    JsonWriter line = JsonWriter.onOneLine(JsonBytes.compact()).beginObject();
    line.key("checkout").value(status.top().toString());
    line.key("blocks").value(mode);
    add(line.key("problems"), problems);
    add(line.key("notes"), notes);
    return line.end().toString();
  }

  private static void add(JsonWriter line, List<String> texts) {
    line.beginArray();
    texts.forEach(line::value);
    line.end();
  }
}
