package dev.l9.trace.cli.git;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.tools.git.ForeignDrivers;
import dev.l9.trace.tools.git.GitMode;
import dev.l9.trace.tools.git.GitSetup;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 git status}: what a repository does with blocks, and what keeps it from that. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Says what git does with DORA blocks here, and what is wrong with that.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:installed, and in order", "1:not installed, or not in order"})
final class GitStatusCommand implements Callable<Integer> {

  /** A word in quotes of a shell, in which a quote is written as {@code '\''}. */
  private static final Pattern QUOTED = Pattern.compile("'((?:[^']|'\\\\'')*)'");

  @Spec
  @SuppressWarnings("NullAway.Init") // Set by picocli.
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
    GitSetup setup = GitSetup.of(folder);
    GitMode mode = setup.mode();
    List<String> problems = mode == GitMode.NOT_INSTALLED ? List.of() : problems(setup, mode);
    List<String> notes = mode == GitMode.NOT_INSTALLED ? List.of() : setup.notes();
    if (json) {
      printJson(setup, mode, problems, notes);
    } else {
      print(setup, mode, problems);
      notes.forEach(spec.commandLine().getOut()::println);
    }
    return mode == GitMode.NOT_INSTALLED || !problems.isEmpty() ? 1 : 0;
  }

  private static List<String> problems(GitSetup setup, GitMode mode) throws IOException {
    List<String> problems = new ArrayList<>();
    String program = program(setup.command());
    if (!Files.isExecutable(Path.of(program))) {
      problems.add("git can't run " + program + "; to set it up anew: l9 git install");
    }
    setup.attributesProblem().ifPresent(problems::add);
    setup.indexProblem().ifPresent(problems::add);
    if (mode == GitMode.LEFT_OUT) {
      List<String> stored = setup.filesWithStoredBlocks();
      if (!stored.isEmpty()) {
        problems.add(
            "blocks are committed, in "
                + ForeignDrivers.some(stored)
                + "; to take them out: git add --renormalize . && git commit");
      }
    }
    return problems;
  }

  /** The first word in quotes is the program. */
  private static String program(String command) {
    Matcher matcher = QUOTED.matcher(command);
    return matcher.find() ? matcher.group(1).replace("'\\''", "'") : command;
  }

  private void print(GitSetup setup, GitMode mode, List<String> problems) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        setup.checkout().top()
            + switch (mode) {
              case LEFT_OUT -> ": git leaves blocks out";
              case COMMITTED -> ": blocks are committed; where two are merged the newer one stays";
              case NOT_INSTALLED -> ": not installed; git takes blocks for any other text";
            });
    problems.forEach(out::println);
  }

  private void printJson(GitSetup setup, GitMode mode, List<String> problems, List<String> notes) {
    JsonWriter line = JsonWriter.onOneLine(JsonBytes.compact()).beginObject();
    line.key("checkout").value(setup.checkout().top().toString());
    line.key("blocks").value(mode.label());
    add(line.key("problems"), problems);
    add(line.key("notes"), notes);
    spec.commandLine().getOut().println(line.end());
  }

  private static void add(JsonWriter line, List<String> texts) {
    line.beginArray();
    texts.forEach(line::value);
    line.end();
  }
}
