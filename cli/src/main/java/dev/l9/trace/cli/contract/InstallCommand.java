package dev.l9.trace.cli.contract;

import dev.l9.trace.cli.git.L9Command;
import dev.l9.trace.contract.gate.Gate;
import dev.l9.trace.contract.gate.GateOptions;
import dev.l9.trace.contract.gate.GateResult;
import dev.l9.trace.contract.gate.GateState;
import dev.l9.trace.contract.gate.Gates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 contract install}: has commits and merges checked. */
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    description = {
      "Has git check the contract before each commit, or a CI service before a merge.",
      "A hook that is there stays, and gets lines of l9 at its beginning. A file that isn't from l9,"
          + " or was changed, stays as it is.",
      "Without an option that chooses: the hook of git.",
      "Example: l9 contract install --git-hook --github --jar tools/l9.jar"
    })
public final class InstallCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Mixin private final GateChoice choice = new GateChoice();

  @Option(
      names = "--jar",
      paramLabel = "PATH",
      defaultValue = GateOptions.JAR,
      description = {
        "Where CI finds l9.jar, from the top of the repository (default: ${DEFAULT-VALUE}).",
        "A variable L9 of the project at GitHub or GitLab goes before it."
      })
  private String jar = GateOptions.JAR;

  @Option(
      names = "--sarif",
      description = "With --github: uploads violations to code scanning too.")
  private boolean sarif;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "A folder in the repository (default: this one).")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    List<GateResult> results = Gates.install(folder, options());
    int code = GateText.print(results, spec.commandLine().getOut(), spec.commandLine().getErr());
    if (results.stream().anyMatch(InstallCommand::needsJar)) {
      spec.commandLine()
          .getOut()
          .println("CI needs l9.jar at " + jar + ", or a variable L9 that says where it is");
    }
    return code;
  }

  private GateOptions options() {
    Set<Gate> gates = choice.gatesOr(Set.of(Gate.GIT_HOOK));
    if (sarif && !gates.contains(Gate.GITHUB)) {
      throw new ParameterException(spec.commandLine(), "--sarif is for --github");
    }
    try {
      return new GateOptions(gates, L9Command.words(), L9Command.program(), jar, sarif);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--jar: " + e.getMessage(), e);
    }
  }

  private static boolean needsJar(GateResult result) {
    boolean isOfCi = result.gate() == Gate.GITHUB || result.gate() == Gate.GITLAB;
    return isOfCi && result.state() != GateState.REFUSED;
  }
}
