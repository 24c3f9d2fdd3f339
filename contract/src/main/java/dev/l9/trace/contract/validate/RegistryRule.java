package dev.l9.trace.contract.validate;

import dev.l9.trace.contract.registry.FileFacts;
import dev.l9.trace.contract.registry.GovernedFiles;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.registry.RegistryCheck;
import dev.l9.trace.contract.registry.RegistryProblem;
import dev.l9.trace.contract.registry.RegistryProblem.Kind;
import dev.l9.trace.contract.rule.RuleId;
import dev.l9.trace.contract.rule.Verdict.CheckedFile;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.contract.spec.Contract.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Holds the registry against what the files say. */
final class RegistryRule {

  private RegistryRule() {}

  /** What was checked, as the registry's check wants it. */
  private record Checked(Map<String, CheckedFile> files) implements GovernedFiles {

    @Override
    public Set<String> paths() {
      return files.keySet();
    }

    @Override
    public Optional<FileFacts> facts(String path) {
      CheckedFile file = files.get(path);
      return file == null || file.componentId().isEmpty()
          ? Optional.empty()
          : Optional.of(RegistryRule.facts(file));
    }
  }

  /** What the header of a checked file says. */
  static FileFacts facts(CheckedFile file) {
    return new FileFacts(
        file.path(), file.componentId(), file.layer(), file.governanceLevel(), file.status());
  }

  /**
   * The violations.
   *
   * @param registry the content of the registry's file
   * @param isWhole whether the files are all of the project; if not, entries of others don't count
   */
  static List<Violation> check(
      Contract contract, byte[] registry, List<CheckedFile> files, boolean isWhole)
      throws IOException {
    Severity severity =
        contract.checks().severities().getOrDefault(RuleId.REGISTRY_CURRENT.id(), Severity.ERROR);
    if (severity == Severity.OFF) {
      return List.of();
    }
    Map<String, CheckedFile> byPath = new TreeMap<>();
    files.forEach(file -> byPath.put(file.path(), file));
    List<Violation> violations = new ArrayList<>();
    List<RegistryProblem> problems = RegistryCheck.run(registry, new Checked(byPath));
    if (registry.length == 0 && problems.size() > 1) {
      String message = "there is no registry, and " + problems.size() + " files have headers";
      return List.of(violation(severity, 1, "", message));
    }
    for (RegistryProblem problem : problems) {
      if (isWhole || (byPath.containsKey(problem.file()) && problem.kind() != Kind.EXTRA)) {
        String message = problem.file() + ": " + problem.detail();
        violations.add(violation(severity, problem.line(), problem.file(), message));
      }
    }
    return violations;
  }

  private static Violation violation(Severity severity, int line, String symbol, String message) {
    return new Violation(
        RuleId.REGISTRY_CURRENT,
        severity,
        Registry.FILE,
        line,
        1,
        symbol,
        message,
        "run `l9 fix`, which brings the registry up to date");
  }
}
