package dev.l9.trace.cli.contract;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.remedy.Patch;
import dev.l9.trace.contract.remedy.Remedy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 fix}: mends what violates the contract. */
@Command(
    name = "fix",
    mixinStandardHelpOptions = true,
    description = {
      "Mends the files that violate the contract: finds what their fields are to be, puts the blocks"
          + " into them and brings the registry up to date. What has to be mended by hand is listed.",
      "For example, to see what it would do: l9 fix --diff"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing violates the contract any more",
      "1:something is left that has to be mended by hand",
      "2:wrong usage, a wrong contract, or files that can't be read"
    })
public final class FixCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Files and folders; the whole project if none is named.")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--dry-run", description = "Lists the files that it would mend.")
  private boolean dryRun;

  @Option(names = "--diff", description = "Prints what it would do as a patch for git apply.")
  private boolean diff;

  @Option(
      names = "--commit",
      description = "Commits each mended file that had no changes of its own.")
  private boolean commit;

  @Override
  public Integer call() throws IOException {
    if (commit && (dryRun || diff)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--commit writes, --dry-run and --diff don't; give one of them");
    }
    GovernedProject project =
        GovernedProject.at(paths.isEmpty() ? Path.of("") : ValidateCommand.folder(paths));
    Remedy remedy = new Remedy(project, Instant.now());
    Remedy.Result result = dryRun || diff ? remedy.plan(paths) : remedy.mend(paths, commit);
    result.notes().forEach(note -> say("l9: " + note));
    if (diff) {
      System.out.write(Patch.of(result.plan()));
      System.out.flush();
    } else {
      print(result);
    }
    left(result.left());
    return result.isWell() ? 0 : 1;
  }

  private void say(String line) {
    spec.commandLine().getErr().println(PlainText.of(line));
  }

  private void print(Remedy.Result result) {
    PrintWriter out = spec.commandLine().getOut();
    result.mended().forEach(path -> out.println(PlainText.of(path)));
    String done = dryRun ? " would be mended" : " mended";
    out.println(VerdictText.counted(result.mended().size(), "file") + done);
  }

  /** In the words of the contract for issues, so that each can be made one. */
  private void left(Map<String, List<String>> left) {
    left.forEach(
        (path, reasons) -> reasons.forEach(reason -> say("[DORA-FAIL] " + path + " - " + reason)));
  }
}
