package dev.l9.trace.cli.contract;

import dev.l9.trace.cli.reading.NextCommand;
import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.cli.terminal.StandardOutput;
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
    sortOptions = false,
    description = {
      "Mends the files that violate the contract: finds what their fields are to be, puts the blocks"
          + " into them and brings the registry up to date.",
      "What has to be mended by hand is listed on standard error, as [DORA-FAIL] FILE - REASON."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing violates the contract any more",
      "1:something is left that has to be mended by hand",
      "2:wrong usage, a wrong contract, or files that can't be read"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  l9 fix --dry-run            which files it would mend",
      "  l9 fix --diff | git apply   in the root folder of the project",
      "  l9 fix --commit src/main    a commit for each file"
    })
public final class FixCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description =
          "Files and folders; the whole project, but for what its baseline accepts, if none is"
              + " named.")
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
    NamedFiles named = NamedFiles.of(paths);
    GovernedProject project = named.project();
    Remedy remedy = new Remedy(project, Instant.now());
    Remedy.Result result =
        dryRun || diff ? remedy.plan(named.files()) : remedy.mend(named.files(), commit);
    if (diff) {
      print(Patch.of(project, result));
    } else {
      print(result);
    }
    result.notes().forEach(note -> say("l9: " + note));
    left(project, result.left());
    return result.isWell() ? 0 : 1;
  }

  /** The bytes of the files, whatever their encoding is. A reader may want no more. */
  private static void print(byte[] patch) throws IOException {
    StandardOutput out = new StandardOutput();
    try {
      out.write(patch);
    } catch (IOException e) {
      if (!out.isClosedByReader()) {
        throw e;
      }
    }
  }

  private void say(String line) {
    spec.commandLine().getErr().println(PlainText.of(line));
  }

  private void print(Remedy.Result result) {
    PrintWriter out = spec.commandLine().getOut();
    result.mended().forEach(path -> out.println(PlainText.of(path)));
    String done = dryRun ? " would be mended" : " mended";
    out.println(VerdictText.counted(result.mended().size(), "file") + done);
    if (dryRun && !result.mended().isEmpty()) {
      spec.commandLine().getErr().println(NextCommand.line(paths, "fix"));
    }
  }

  /** In the words of the contract for issues, so that each can be made one. */
  private void left(GovernedProject project, Map<String, List<String>> left) {
    FailureText text = new FailureText(project, spec.commandLine().getErr());
    left.forEach((path, reasons) -> text.file("[DORA-FAIL] " + path + " - ", reasons));
    text.end();
  }
}
