package dev.l9.trace.contract.remedy;

import dev.l9.trace.contract.inject.Injection;
import dev.l9.trace.contract.inject.Injection.Outcome;
import dev.l9.trace.contract.inject.MetadataSpec;
import dev.l9.trace.contract.inject.Planned;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.registry.FileFacts;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.rule.Validator;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Verdict.CheckedFile;
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
   * @param registry what became of the registry, or would
   * @param mended the files that were changed, or would be, the registry among them
   * @param left why files violate the contract still, by path, a sentence each
   * @param notes what the user should know, a clause each
   */
  public record Result(
      List<Planned> plan,
      RegistryEdit registry,
      List<String> mended,
      Map<String, List<String>> left,
      List<String> notes) {
    public Result {
      plan = List.copyOf(plan);
      mended = List.copyOf(mended);
      left = new TreeMap<>(left);
      notes = List.copyOf(notes);
    }

    private static Result of(
        Outcome outcome,
        RegistryEdit registry,
        Map<String, List<String>> left,
        List<String> notes) {
      List<String> mended = new ArrayList<>(changed(outcome));
      if (registry.isChange()) {
        mended.add(Registry.FILE);
      }
      return new Result(outcome.plan(), registry, mended, left, notes);
    }

    /** Whether nothing is left to be mended. */
    public boolean isWell() {
      return left.isEmpty();
    }
  }

  /**
   * Says what would be mended, and writes nothing.
   *
   * @param named files and folders, of which that is mended too which the baseline accepts; the
   *     whole project if there are none
   */
  public Result plan(List<Path> named) throws IOException {
    Verdict verdict = toMend(named);
    Outcome outcome = injection.plan(violating(verdict));
    Map<String, List<String>> left = failures(outcome);
    List<CheckedFile> files = new ArrayList<>(verdict.files());
    for (Planned file : outcome.plan()) {
      if (file.failures().isEmpty()) {
        List<Violation> rest = Validator.violations(project.contract(), file.path(), file.after());
        add(left, rest);
        boolean isCompliant = !left.containsKey(file.path());
        files.replaceAll(old -> old.path().equals(file.path()) ? checked(file, isCompliant) : old);
      }
    }
    byte[] before = RegistryEdit.content(project.root());
    Registry registry =
        new RegistryUpdate(project.root(), now)
            .upToDate(Registry.read(project.root()), files, named.isEmpty());
    RegistryEdit edit = new RegistryEdit(before, registry.bytesOver(before));
    return Result.of(outcome, edit, left, accepted(verdict));
  }

  private static CheckedFile checked(Planned file, boolean isCompliant) {
    FileFacts facts = FileFacts.of(file.path(), file.header());
    return new CheckedFile(
        file.path(),
        facts.componentId(),
        facts.layer(),
        facts.governanceLevel(),
        facts.status(),
        isCompliant);
  }

  /**
   * Mends what can be mended.
   *
   * @param named files and folders, of which that is mended too which the baseline accepts; the
   *     whole project if there are none
   * @param commits whether each mended file is committed
   */
  public Result mend(List<Path> named, boolean commits) throws IOException {
    Verdict verdict = toMend(named);
    List<String> paths = violating(verdict);
    List<String> notes = new ArrayList<>(accepted(verdict));
    Commits before = commits ? Commits.before(project.root(), paths) : null;
    byte[] registry = RegistryEdit.content(project.root());
    Outcome outcome = injection.repair(paths);
    notes.addAll(outcome.news());
    Map<String, List<String>> left = failures(outcome);
    add(left, rest(named).stream().filter(v -> !left.containsKey(v.path())).toList());
    RegistryEdit edit = new RegistryEdit(registry, RegistryEdit.content(project.root()));
    Result result = Result.of(outcome, edit, left, notes);
    return before == null ? result : committed(result, before.commit(result.mended()));
  }

  /** What violates the contract still, when the registry says what the files say. */
  private List<Violation> rest(List<Path> named) throws IOException {
    Validation validation = Validation.of(project, named);
    Verdict verdict = validation.run();
    boolean isWritten =
        new RegistryUpdate(project.root(), now).bringUpToDate(verdict, named.isEmpty());
    return (isWritten ? validation.run() : verdict).violations();
  }

  private static Result committed(Result mended, Commits.Result commits) {
    Map<String, List<String>> left = new TreeMap<>(mended.left);
    left.putAll(commits.refused());
    List<String> notes = new ArrayList<>(mended.notes);
    notes.addAll(commits.notes());
    return new Result(mended.plan, mended.registry, mended.mended, left, notes);
  }

  /**
   * What is to be mended. A project may have accepted that thousands of files aren't in order, and
   * these aren't rewritten because of another one; those that are named are.
   */
  private Verdict toMend(List<Path> named) throws IOException {
    Validation validation = Validation.of(project, named);
    return named.isEmpty() ? validation.run() : validation.runWithoutBaseline();
  }

  private static List<String> accepted(Verdict verdict) {
    return verdict.baselined() == 0
        ? List.of()
        : List.of(
            "what the baseline accepts stays as it is; name files or folders to have them mended");
  }

  /** The files that violate something, be it a warning that an injection mends. */
  private static List<String> violating(Verdict verdict) {
    return verdict.violations().stream()
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
