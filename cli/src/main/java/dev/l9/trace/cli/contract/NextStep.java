package dev.l9.trace.cli.contract;

import dev.l9.trace.cli.reading.NextCommand;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.contract.spec.Contract.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which command goes on where something violates the contract. */
final class NextStep {

  /** So many files are named. */
  private static final int FEW = 3;

  private NextStep() {}

  /**
   * The line; empty where nothing is an error.
   *
   * @param root the root folder of the project
   * @param isPart whether the verdict is of a part of the project
   */
  static String after(Verdict verdict, Path root, boolean isPart) throws IOException {
    List<Violation> errors =
        verdict.violations().stream().filter(one -> one.severity() == Severity.ERROR).toList();
    if (errors.isEmpty()) {
      return "";
    }
    if (!Files.exists(root.resolve(Contract.FILE))) {
      return NextCommand.line(List.of(), "contract", "init");
    }
    List<Violation> mendable = errors.stream().filter(NextStep::isMendable).toList();
    if (mendable.isEmpty()) {
      return NextCommand.line(List.of(), "contract", "explain", errors.get(0).rule().id());
    }
    List<String> files = mendable.stream().map(NextStep::file).distinct().toList();
    if (isPart && files.size() <= FEW) {
      Path here = Path.of("").toRealPath();
      List<Path> named = files.stream().map(root::resolve).map(here::relativize).toList();
      return NextCommand.line(named, "fix");
    }
    return files.size() <= FEW
        ? NextCommand.line(List.of(), "fix")
        : NextCommand.line(List.of(), "fix", "--dry-run");
  }

  /** Whether its remedy is that command. */
  private static boolean isMendable(Violation violation) {
    return violation.remedy().contains("l9 fix");
  }

  /** The file about which the registry says something wrong is the one to be named. */
  private static String file(Violation violation) {
    return violation.path().equals(Registry.FILE) ? violation.symbol() : violation.path();
  }
}
