package dev.l9.trace.cli.git;

import dev.l9.trace.tools.git.ForeignDriver;
import dev.l9.trace.tools.git.GitMode;
import dev.l9.trace.tools.git.GitSetup;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 git install}: has a repository leave blocks out, or merge them. */
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    description = {
      "Has git leave DORA blocks out of what it stores and shows, in one repository.",
      "The files on the disk keep them. Writes to .git/config, .git/info/exclude and .git/l9, and to"
          + " nothing else; each clone needs it once.",
      "Files that .gitattributes gives to another filter, now or later, are left to that."
    })
final class GitInstallCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Option(
      names = "--commit-blocks",
      description = "Blocks are committed; of two that would conflict, the newer one is taken.")
  private boolean commitBlocks;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "A folder in the repository (default: this one).")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    GitSetup setup = GitSetup.of(folder);
    List<ForeignDriver> others = setup.install(commitBlocks, L9Command.forShell());
    GitMode mode = commitBlocks ? GitMode.COMMITTED : GitMode.LEFT_OUT;
    spec.commandLine().getOut().println(setup.top() + ": " + GitText.of(mode));
    PrintWriter err = spec.commandLine().getErr();
    others.forEach(other -> err.println("l9: " + GitText.of(other)));
    if (!commitBlocks) {
      warnOfStored(setup.filesWithStoredBlocks(), err);
    }
    return 0;
  }

  private static void warnOfStored(List<String> files, PrintWriter err) {
    if (!files.isEmpty()) {
      err.println(
          "l9: warning: blocks are committed already, in "
              + GitText.some(files)
              + "; they will show as removed. To take them out: git add --renormalize . &&"
              + " git commit");
    }
  }
}
