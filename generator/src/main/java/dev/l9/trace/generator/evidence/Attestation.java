package dev.l9.trace.generator.evidence;

import dev.l9.trace.generator.check.Finding;
import dev.l9.trace.generator.check.ForbiddenPatterns;
import dev.l9.trace.generator.extract.ExtractedType;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.verify.VerificationResult;
import java.util.List;
import java.util.Locale;

/**
 * FINAL_ATTESTATION: what of a module was checked, how, and what came of it. Each row is computed
 * from the results of a check that ran; one that didn't run says so, with the reason.
 *
 * @param rows one for each {@link Check}, in its order
 */
public record Attestation(List<Row> rows) {

  public Attestation {
    rows = List.copyOf(rows);
  }

  /**
   * What the checks have to go by.
   *
   * @param filesRead the files of the repository that were read, and the spec
   * @param scanned how many files of Java {@link ForbiddenPatterns} looked at
   */
  public record Facts(
      ModuleSpec spec,
      List<String> filesRead,
      Extractions extractions,
      int scanned,
      List<Finding> findings,
      EvidenceTable evidence,
      VerificationResult verified) {

    public Facts {
      filesRead = List.copyOf(filesRead);
      findings = List.copyOf(findings);
    }
  }

  /** What is attested. */
  public enum Check {
    FILES_READ("Files read"),
    CONTRACTS_EXTRACTED("Contracts extracted"),
    IDENTITY_RESOLVED("Tool identity resolved"),
    TESTS_PROVE_CONTRACTS("Tests prove contracts"),
    NO_FORBIDDEN_PATTERNS("No forbidden patterns"),
    NO_SUPPRESSED_WARNINGS("No suppressed warnings"),
    NO_UNUSED_IMPORTS("No unused imports"),
    EVIDENCE_TABLE_COMPLETE("Evidence table complete"),
    COMPILED_WITHOUT_WARNINGS("Compiled with -Xlint:all -Werror"),
    TESTS_RUN("Tests run");

    private final String label;

    Check(String label) {
      this.label = label;
    }

    /** As the table has it. */
    public String label() {
      return label;
    }

    /** As JSON has it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What came of a check. */
  public enum Status {
    PASSED("✓"),
    FAILED("✗"),
    NOT_CHECKED("not checked");

    private final String sign;

    Status(String sign) {
      this.sign = sign;
    }

    /** As the table has it. */
    public String sign() {
      return sign;
    }

    /** As JSON has it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A line of the table.
   *
   * @param shown what stands for the status: its sign, or the value that was found
   * @param how what was done, and why it failed or wasn't
   */
  public record Row(Check check, Status status, String shown, String how) {}

  /** Computes all rows. */
  public static Attestation of(Facts facts) {
    SpecChecks spec = new SpecChecks(facts);
    CodeChecks code = new CodeChecks(facts);
    return new Attestation(
        List.of(
            spec.filesRead(),
            spec.contractsExtracted(),
            spec.identityResolved(),
            code.testsProveContracts(),
            code.noForbiddenPatterns(),
            code.noSuppressedWarnings(),
            code.noUnusedImports(),
            code.evidenceTableComplete(),
            code.compiledWithoutWarnings(),
            code.testsRun()));
  }

  static Row row(Check check, boolean passed, String how) {
    Status status = passed ? Status.PASSED : Status.FAILED;
    return new Row(check, status, status.sign(), how);
  }

  static Row notChecked(Check check, String reason) {
    return new Row(check, Status.NOT_CHECKED, Status.NOT_CHECKED.sign(), reason);
  }

  /** Whether each check ran and passed. */
  public boolean allPassed() {
    return count(Status.PASSED) == rows.size();
  }

  private long count(Status status) {
    return rows.stream().filter(row -> row.status == status).count();
  }

  /** The table in Markdown, and what follows from it. */
  public String text() {
    StringBuilder text = new StringBuilder("## FINAL ATTESTATION\n\n| Check | Status | How |\n");
    text.append("|-------|--------|-----|\n");
    rows.forEach(row -> MarkdownTable.row(text, row.check.label(), row.shown, row.how));
    return text.append("\n**ATTESTATION:** ").append(closing()).append('\n').toString();
  }

  /** The sentence at the end. */
  public String closing() {
    if (allPassed()) {
      return "All checks passed. Code is wire-ready.";
    }
    String failed = part(count(Status.FAILED), "failed");
    String unknown = part(count(Status.NOT_CHECKED), "did not run");
    String both = failed.isEmpty() || unknown.isEmpty() ? "" : ", and ";
    return "Of " + rows.size() + " checks, " + failed + both + unknown + ". Code is not attested.";
  }

  private static String part(long count, String what) {
    return count == 0 ? "" : count + " " + what;
  }

  /** The names of types, for the table. */
  static String names(List<ExtractedType> types) {
    return String.join(", ", types.stream().map(ExtractedType::simpleName).toList());
  }
}
