package dev.l9.trace.contract.remedy;

import dev.l9.trace.contract.inject.Injection;
import dev.l9.trace.contract.inject.Injection.Outcome;
import dev.l9.trace.contract.inject.MetadataSpec;
import dev.l9.trace.contract.inject.Planned;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.rule.Validator;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.contract.spec.Contract.Severity;
import dev.l9.trace.contract.validate.RegistryUpdate;
import dev.l9.trace.contract.validate.Validation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Mends the files of a project that violate its contract: what their fields are to be is found, and
 * the blocks are put into them. Not thread-safe.
 */
public final class Remedy {

  private final GovernedProject project;
  private final Injection injection;
  private final Instant now;

  /**
   * Mends nothing yet.
   *
   * @param now what counts as the time at which the files are mended
   */
  public Remedy(GovernedProject project, Instant now) {
    this.project = project;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
    this.injection = new Injection(project, MetadataSpec.NONE, now);
  }

  /**
   * What came of it.
   *
   * @param plan what was written, or would be
   * @param mended the files that were changed, or would be
   * @param left why files violate the contract still, by path, a sentence each
   * @param notes what the user should know, a clause each
   */
  public record Result(
      List<Planned> plan, List<String> mended, Map<String, List<String>> left, List<String> notes) {
    public Result {
      plan = List.copyOf(plan);
      mended = List.copyOf(mended);
      left = new TreeMap<>(left);
      notes = List.copyOf(notes);
    }

    /** Whether nothing is left to be mended. */
    public boolean isWell() {
      return left.isEmpty();
    }
  }

  /**
   * Says what would be mended, and writes nothing.
   *
   * @param named files and folders; the whole project if there are none
   */
  public Result plan(List<Path> named) throws IOException {
    Outcome outcome = injection.plan(violating(named));
    Map<String, List<String>> left = failures(outcome);
    for (Planned file : outcome.plan()) {
      if (file.failures().isEmpty()) {
        List<Violation> rest = Validator.violations(project.contract(), file.path(), file.after());
        add(left, rest);
      }
    }
    return new Result(outcome.plan(), changed(outcome), left, List.of());
  }

  /**
   * Mends what can be mended.
   *
   * @param named files and folders; the whole project if there are none
   * @param commits whether each mended file is committed
   */
  public Result mend(List<Path> named, boolean commits) throws IOException {
    List<String> paths = violating(named);
    Commits before = commits ? Commits.before(project.root(), paths) : null;
    Outcome outcome = injection.repair(paths);
    Map<String, List<String>> left = failures(outcome);
    Verdict verdict = verdict(named);
    if (new RegistryUpdate(project.root(), now).bringUpToDate(verdict, named.isEmpty())) {
      verdict = verdict(named);
    }
    add(left, verdict.violations().stream().filter(v -> !left.containsKey(v.path())).toList());
    List<String> notes = new ArrayList<>(outcome.news());
    if (before != null) {
      notes.addAll(before.commit(changed(outcome)));
    }
    return new Result(outcome.plan(), changed(outcome), left, notes);
  }

  private Verdict verdict(List<Path> named) throws IOException {
    return Validation.of(project, named).run();
  }

  /** The files that violate something, be it a warning that an injection mends. */
  private List<String> violating(List<Path> named) throws IOException {
    return verdict(named).violations().stream()
        .map(Violation::path)
        .filter(path -> !path.equals(Registry.FILE))
        .distinct()
        .toList();
  }

  private static List<String> changed(Outcome outcome) {
    return outcome.plan().stream().filter(Planned::isChange).map(Planned::path).toList();
  }

  private static Map<String, List<String>> failures(Outcome outcome) {
    Map<String, List<String>> left = new TreeMap<>();
    for (Planned file : outcome.plan()) {
      if (!file.failures().isEmpty()) {
        left.put(file.path(), file.failures());
      }
    }
    return left;
  }

  private static void add(Map<String, List<String>> left, List<Violation> violations) {
    for (Violation violation : violations) {
      if (violation.severity() == Severity.ERROR) {
        left.computeIfAbsent(violation.path(), path -> new ArrayList<>()).add(violation.message());
      }
    }
  }
}
