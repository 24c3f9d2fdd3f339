package dev.l9.trace.contract.rule;

import dev.l9.trace.contract.project.FileSource;
import dev.l9.trace.contract.project.FolderSource;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.rule.Verdict.CheckedFile;
import dev.l9.trace.contract.rule.Verdict.Suppressed;
import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.contract.spec.Contract.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the files of a project. It uses all processors, and keeps of each file only what the
 * comparison with others needs, so that memory is bounded by the number of files and not by their
 * size. Not thread-safe.
 */
public final class Validator {

  private final GovernedProject project;
  private final List<String> notes = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();
  private final List<Suppressed> suppressed = new ArrayList<>();

  private Validator(GovernedProject project) {
    this.project = project;
  }

  /**
   * Checks files.
   *
   * @param source the files, which may be a part of the project; they are compared with the others
   *     too, but of the others nothing is said
   */
  public static Verdict validate(GovernedProject project, FileSource source) throws IOException {
    return new Validator(project).check(source);
  }

  /** What would be wrong with a file if it had this content, by the rules that need no other. */
  public static List<Violation> violations(Contract contract, String path, byte[] content) {
    return new FileCheck(contract, new SingleFile(path, content)).look(path).violations();
  }

  private Verdict check(FileSource source) throws IOException {
    notes.addAll(source.notes());
    List<GovernedFile> files = look(source, source.paths());
    List<GovernedFile> all = new ArrayList<>(files);
    all.addAll(others(source.paths()));
    all.sort(Comparator.comparing(GovernedFile::path));
    boolean lacksBlocks = lacksBlocks(all);
    Map<String, Findings> compared = new ProjectRules(project.contract()).check(all);
    List<CheckedFile> checked = new ArrayList<>();
    for (GovernedFile file : files) {
      List<Violation> found = new ArrayList<>(file.violations());
      found.removeIf(violation -> lacksBlocks && isOfBlock(violation));
      Findings more = compared.get(file.path());
      found.addAll(more == null ? List.of() : more.violations());
      checked.add(checked(file, counting(file, found)));
    }
    return new Verdict(checked, violations, suppressed, 0, notes);
  }

  /**
   * Whether files may lack run-time blocks: git leaves them out here, or has left them out of all
   * that was cloned. A clone doesn't know how the others are set up, so that its files tell.
   */
  private boolean lacksBlocks(List<GovernedFile> all) throws IOException {
    if (project.checkout() == null) {
      return false;
    }
    if (project.leavesBlocksOut()) {
      return true;
    }
    List<GovernedFile> withHeader =
        all.stream().filter(file -> !file.identity().id().isEmpty()).toList();
    boolean lacks =
        withHeader.stream().allMatch(file -> file.violations().stream().anyMatch(this::isOfBlock));
    if (lacks && !withHeader.isEmpty()) {
      notes.add("no file has a run-time DORA block, so that none is demanded");
    }
    return lacks;
  }

  private boolean isOfBlock(Violation violation) {
    return violation.rule() == RuleId.PRESENCE && violation.symbol().equals(BlockRules.BLOCK);
  }

  private List<GovernedFile> look(FileSource source, List<String> paths) {
    FileCheck check = new FileCheck(project.contract(), source);
    return paths.parallelStream().map(check::look).toList();
  }

  /** The files of the project that aren't checked, since an id may be theirs. */
  private List<GovernedFile> others(List<String> checked) throws IOException {
    Set<String> known = new HashSet<>(checked);
    try (FolderSource folder = new FolderSource(project, List.of())) {
      return look(folder, folder.paths().stream().filter(path -> !known.contains(path)).toList());
    }
  }

  /** Those that the file doesn't suppress. */
  private List<Violation> counting(GovernedFile file, List<Violation> found) {
    List<Violation> counting = new ArrayList<>();
    Set<Suppression> used = new HashSet<>();
    for (Violation violation : found) {
      List<Suppression> covering =
          file.suppressions().stream().filter(one -> one.covers(violation)).toList();
      if (covering.isEmpty()) {
        counting.add(violation);
      } else {
        used.addAll(covering);
        suppressed.add(new Suppressed(violation, covering.get(0).reason()));
      }
    }
    for (Suppression one : file.suppressions()) {
      String fault = one.fault();
      if (!used.contains(one)) {
        String said = fault.isEmpty() ? "suppresses nothing, and can go" : fault;
        notes.add(file.path() + ":" + one.number() + ": l9-allow " + said);
      }
    }
    violations.addAll(counting);
    return counting;
  }

  private static CheckedFile checked(GovernedFile file, List<Violation> counting) {
    GovernedFile.Identity says = file.identity();
    boolean isCompliant =
        counting.stream().noneMatch(violation -> violation.severity() == Severity.ERROR);
    return new CheckedFile(
        file.path(), says.id(), says.layer(), says.governanceLevel(), says.status(), isCompliant);
  }
}
