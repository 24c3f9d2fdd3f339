package dev.l9.trace.contract.validate;

import dev.l9.trace.contract.audit.AuditLog;
import dev.l9.trace.contract.baseline.Baseline;
import dev.l9.trace.contract.baseline.BaselineFile;
import dev.l9.trace.contract.project.ChangedFiles;
import dev.l9.trace.contract.project.FileSource;
import dev.l9.trace.contract.project.FolderSource;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.project.IndexSource;
import dev.l9.trace.contract.project.PartSource;
import dev.l9.trace.contract.rule.Validator;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.tools.FailureMessage;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Holds a project, or a part of it, against its contract. Immutable. */
public final class Validation {

  private final GovernedProject project;
  private final SourceOpener opener;
  private final boolean isWhole;

  /** Finds the files. */
  private interface SourceOpener {
    FileSource open() throws IOException;
  }

  private Validation(GovernedProject project, SourceOpener opener, boolean isWhole) {
    this.project = project;
    this.opener = opener;
    this.isWhole = isWhole;
  }

  /**
   * Of files and folders as they are on the disk.
   *
   * @param named files and folders; the whole project if there are none
   */
  public static Validation of(GovernedProject project, List<Path> named) {
    return new Validation(project, () -> new FolderSource(project, named), named.isEmpty());
  }

  /** Of what the next commit changes, as git's index has it. */
  public static Validation ofStaged(GovernedProject project) {
    return new Validation(project, () -> new IndexSource(project), false);
  }

  /** Of what has changed since this branch left another one, or a commit. */
  public static Validation since(GovernedProject project, String revision) {
    return new Validation(project, () -> ChangedFiles.since(project, revision), false);
  }

  /**
   * Of those of these files alone whose path is taken, such as those of one module.
   *
   * @param taken is asked for paths relative to the root, with {@code /} between folders
   */
  public Validation only(Predicate<String> taken) {
    return new Validation(project, () -> new PartSource(opener.open(), taken), false);
  }

  /** Whether it is of the whole project. */
  public boolean isWhole() {
    return isWhole;
  }

  /**
   * Checks the files. What the baseline accepts doesn't count. Nothing is changed.
   *
   * @throws ToolFailure where a file that was named can't be looked at, or the registry or the
   *     baseline is damaged
   */
  public Verdict run() throws IOException {
    Verdict verdict = all();
    Baseline.Filtered filtered = baseline().read().filter(verdict.violations());
    return verdict.with(filtered.violations(), filtered.accepted());
  }

  /** Checks the files; what the baseline accepts counts, too. Nothing is changed. */
  public Verdict runWithoutBaseline() throws IOException {
    return all();
  }

  /**
   * Does what {@link #run} does. If it is of the whole project, the audit log gets an entry for
   * each file; outside of continuous integration the baseline loses what is gone, and the registry
   * notes which files comply.
   *
   * @param now when the check is made
   */
  public Verdict runAndRecord(Instant now) throws IOException {
    Verdict verdict = all();
    Baseline.Filtered filtered = baseline().read().filter(verdict.violations());
    Verdict counting = verdict.with(filtered.violations(), filtered.accepted());
    if (!isWhole) {
      return counting;
    }
    try {
      new AuditLog(project.root()).append(AuditEntries.of(verdict, now));
      baseline().shrink(verdict.violations());
      if (!baseline().isCi()) {
        new RegistryUpdate(project.root(), now).noteCompliance(verdict);
      }
      return counting;
    } catch (IOException e) {
      return counting.with("what came of the check could not be noted: " + FailureMessage.of(e));
    }
  }

  /**
   * Accepts all that the files violate now, so that it doesn't count from now on.
   *
   * @return how many violations that are
   * @throws ToolFailure in continuous integration, or if it isn't of the whole project
   */
  public int accept() throws IOException {
    if (!isWhole) {
      throw new ToolFailure("the baseline is of the whole project; name no files");
    }
    List<Violation> violations = all().violations();
    baseline().create(violations);
    return violations.size();
  }

  private BaselineFile baseline() {
    return new BaselineFile(project.root(), System.getenv());
  }

  private Verdict all() throws IOException {
    try (FileSource source = opener.open()) {
      Verdict verdict = Validator.validate(project, source);
      Optional<byte[]> registry = source.registry();
      if (registry.isEmpty()) {
        return verdict;
      }
      List<Violation> all = new ArrayList<>(verdict.violations());
      all.addAll(RegistryRule.check(project.contract(), registry.get(), verdict.files(), isWhole));
      return verdict.with(all, 0);
    }
  }
}
