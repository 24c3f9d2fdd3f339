package dev.l9.trace.cli.git;

import dev.l9.trace.tools.git.GitSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 git uninstall}: has a repository treat blocks as any text again. */
@Command(
    name = "uninstall",
    mixinStandardHelpOptions = true,
    description = {
      "Takes away what install has set up.",
      "Blocks stay in the files, and git shows them; l9 block strip removes them."
    })
final class GitUninstallCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "A folder in the repository (default: this one).")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    GitSetup setup = GitSetup.of(folder);
    if (!setup.uninstall()) {
      spec.commandLine().getErr().println("l9: it isn't installed in " + setup.top());
      return 1;
    }
    spec.commandLine().getOut().println(setup.top() + ": git shows blocks again");
    return 0;
  }
}
