package dev.l9.trace.cli.contract;

import dev.l9.trace.contract.gate.Gate;
import dev.l9.trace.contract.gate.GateResult;
import dev.l9.trace.contract.gate.GateState;
import dev.l9.trace.contract.gate.Gates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 contract uninstall}: has commits and merges no longer checked. */
@Command(
    name = "uninstall",
    mixinStandardHelpOptions = true,
    description = {
      "Takes away what install has written, unless it was changed; a hook is as it was before.",
      "Without an option that chooses: all of it.",
      "Example: l9 contract uninstall --git-hook"
    })
public final class UninstallCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Mixin private final GateChoice choice = new GateChoice();

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "A folder in the repository (default: this one).")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    List<GateResult> results = Gates.uninstall(folder, choice.gatesOr(EnumSet.allOf(Gate.class)));
    if (results.stream().allMatch(result -> result.state() == GateState.ABSENT)) {
      spec.commandLine().getErr().println("l9: nothing of it is installed here");
      return ExitCode.SOFTWARE;
    }
    return GateText.print(results, spec.commandLine().getOut(), spec.commandLine().getErr());
  }
}
