package dev.l9.trace.contract.rule;

import dev.l9.trace.block.BlockMark;
import dev.l9.trace.contract.project.FileSource;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.rule.Verdict.CheckedFile;
import dev.l9.trace.contract.rule.Verdict.Suppressed;
import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.contract.spec.Contract.Severity;
import dev.l9.trace.language.RefusedSourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    FileCheck look = new FileCheck(project.contract(), source);
    List<GovernedFile> files = source.paths().parallelStream().map(look::look).toList();
    Registry registry = registry(source);
    List<GovernedFile> all = new ArrayList<>(files);
    boolean lacksBlocks;
    try (FileSource rest = source.rest()) {
      OtherFiles others = new OtherFiles(rest, registry, files);
      all.addAll(rest.paths().parallelStream().map(others::identify).toList());
      lacksBlocks = lacksBlocks(files, rest);
    }
    all.sort(Comparator.comparing(GovernedFile::path));
    ProjectRules rules = new ProjectRules(project.contract(), registry);
    Map<String, Findings> compared = rules.check(all);
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

  /** The registry, unless nobody wants to hear of it. */
  private Registry registry(FileSource source) throws IOException {
    Severity severity = project.contract().checks().severities().get(RuleId.REGISTRY_CURRENT.id());
    Optional<byte[]> content = severity == Severity.OFF ? Optional.empty() : source.registry();
    return Registry.parse(content.orElse(new byte[0]));
  }

  /**
   * Whether files may lack run-time blocks: git leaves them out here, or has left them out of all
   * that was cloned. A clone doesn't know how the others are set up, so that its files tell.
   */
  private boolean lacksBlocks(List<GovernedFile> files, FileSource rest) throws IOException {
    if (project.checkout() == null) {
      return false;
    }
    if (project.leavesBlocksOut()) {
      return true;
    }
    List<GovernedFile> withHeader =
        files.stream().filter(file -> !file.identity().id().isEmpty()).toList();
    boolean lacks =
        !withHeader.isEmpty()
            && withHeader.stream()
                .allMatch(file -> file.violations().stream().anyMatch(this::isOfBlock))
            && rest.paths().parallelStream().noneMatch(path -> hasBlock(rest, path));
    if (lacks) {
      notes.add("no file has a run-time DORA block, so that none is demanded");
    }
    return lacks;
  }

  private static boolean hasBlock(FileSource rest, String path) {
    try {
      return BlockMark.isIn(rest.read(path));
    } catch (RefusedSourceException | IOException e) {
      return false; // Whoever checks this file gets to hear of it.
    }
  }

  private boolean isOfBlock(Violation violation) {
    return violation.rule() == RuleId.PRESENCE && violation.symbol().equals(BlockRules.BLOCK);
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
