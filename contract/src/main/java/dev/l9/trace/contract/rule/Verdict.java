package dev.l9.trace.contract.rule;

import dev.l9.trace.contract.spec.Contract.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * What the check of a project says. Immutable.
 *
 * @param files the files that were checked, in the order of their paths
 * @param violations those that count, sorted
 * @param suppressed those that a file itself suppresses, with the reason given there
 * @param baselined how many violations the baseline holds, so that they don't count
 * @param notes what the reader should know, such as a file that could not be read, in a clause
 */
public record Verdict(
    List<CheckedFile> files,
    List<Violation> violations,
    List<Suppressed> suppressed,
    int baselined,
    List<String> notes) {

  public Verdict {
    files = List.copyOf(files);
    violations = violations.stream().sorted().toList();
    suppressed = List.copyOf(suppressed);
    notes = List.copyOf(notes);
  }

  /**
   * A file that was checked.
   *
   * @param path relative to the root of the project, with {@code /} between folders
   * @param componentId what its header says; empty if that says nothing
   * @param layer likewise
   * @param governanceLevel likewise
   * @param status likewise
   * @param isCompliant whether it has no violation that is an error, suppressed ones aside
   */
  public record CheckedFile(
      String path,
      String componentId,
      String layer,
      String governanceLevel,
      String status,
      boolean isCompliant) {}

  /** A violation that the file itself suppresses. */
  public record Suppressed(Violation violation, String reason) {}

  /** This verdict, with these violations as those that count, and so many in the baseline. */
  public Verdict with(List<Violation> counting, int accepted) {
    return new Verdict(files, counting, suppressed, accepted, notes);
  }

  /** This verdict, with one more note. */
  public Verdict with(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Verdict(files, violations, suppressed, baselined, more);
  }

  /** Whether anything that is an error counts. */
  public boolean hasErrors() {
    return violations.stream().anyMatch(violation -> violation.severity() == Severity.ERROR);
  }
}
