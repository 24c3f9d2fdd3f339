package dev.l9.trace.cli.contract;

import dev.l9.trace.contract.gate.Gate;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that choose gates. */
final class GateChoice {

  @Option(names = "--git-hook", description = "The hook of git that runs before each commit.")
  private boolean gitHook;

  @Option(
      names = "--pre-commit",
      description = "For the pre-commit framework: .pre-commit-hooks.yaml.")
  private boolean preCommit;

  @Option(
      names = "--github",
      description = "A workflow of GitHub: .github/workflows/dora-validation.yml.")
  private boolean gitHub;

  @Option(names = "--gitlab", description = "A job of GitLab: .gitlab/dora-validation.yml.")
  private boolean gitLab;

  @Option(names = "--all", description = "All of them.")
  private boolean all;

  /** The gates that were chosen, or these if none was. */
  Set<Gate> gatesOr(Set<Gate> others) {
    Set<Gate> gates = EnumSet.noneOf(Gate.class);
    add(gates, Gate.GIT_HOOK, gitHook);
    add(gates, Gate.PRE_COMMIT, preCommit);
    add(gates, Gate.GITHUB, gitHub);
    add(gates, Gate.GITLAB, gitLab);
    return gates.isEmpty() ? others : gates;
  }

  private void add(Set<Gate> gates, Gate gate, boolean isChosen) {
    if (isChosen || all) {
      gates.add(gate);
    }
  }
}
