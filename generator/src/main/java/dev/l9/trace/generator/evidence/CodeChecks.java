package dev.l9.trace.generator.evidence;

import static dev.l9.trace.generator.evidence.Attestation.notChecked;
import static dev.l9.trace.generator.evidence.Attestation.row;

import dev.l9.trace.generator.check.Finding;
import dev.l9.trace.generator.check.ForbiddenPattern;
import dev.l9.trace.generator.evidence.Attestation.Check;
import dev.l9.trace.generator.evidence.Attestation.Facts;
import dev.l9.trace.generator.evidence.Attestation.Row;
import dev.l9.trace.generator.verify.StrictCompile;
import dev.l9.trace.generator.verify.TestRun;
import dev.l9.trace.generator.verify.VerificationResult;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The rows of an attestation that say what was found in the module's code, and when it ran. */
final class CodeChecks {

  private static final int PATTERNS = ForbiddenPattern.values().length;

  private final Facts facts;

  CodeChecks(Facts facts) {
    this.facts = facts;
  }

  Row testsProveContracts() {
    EvidenceTable evidence = facts.evidence();
    if (!evidence.notRun().isEmpty()) {
      return notChecked(Check.TESTS_PROVE_CONTRACTS, evidence.notRun());
    }
    int asked = facts.spec().acceptance().size();
    int proved = asked - evidence.unproved().size();
    boolean passed = proved == asked && none(ForbiddenPattern.STATUS_ONLY_TESTS);
    return row(
        Check.TESTS_PROVE_CONTRACTS,
        passed,
        "tests that passed prove " + proved + " of the " + asked + " contracts of the spec");
  }

  Row noForbiddenPatterns() {
    return scanned(
        Check.NO_FORBIDDEN_PATTERNS,
        finding ->
            !finding.isOf(ForbiddenPattern.TYPE_IGNORE)
                && !finding.isOf(ForbiddenPattern.UNUSED_IMPORTS),
        (PATTERNS - 2) + " patterns");
  }

  Row noSuppressedWarnings() {
    return scanned(
        Check.NO_SUPPRESSED_WARNINGS,
        finding -> finding.isOf(ForbiddenPattern.TYPE_IGNORE),
        "annotations and comments that turn off checks");
  }

  Row noUnusedImports() {
    return scanned(
        Check.NO_UNUSED_IMPORTS,
        finding -> finding.isOf(ForbiddenPattern.UNUSED_IMPORTS),
        "imports that nothing uses");
  }

  private Row scanned(Check check, Predicate<Finding> which, String what) {
    if (facts.scanned() == 0) {
      return notChecked(check, "no file of Java was looked at");
    }
    List<Finding> found = facts.findings().stream().filter(which).toList();
    String how =
        found.isEmpty()
            ? "looked for " + what + " in " + facts.scanned() + " files, by the JDK's parser"
            : found.size() + " found; the first is " + found.get(0);
    return row(check, found.isEmpty(), how);
  }

  private boolean none(ForbiddenPattern pattern) {
    return facts.findings().stream().noneMatch(finding -> finding.isOf(pattern));
  }

  Row evidenceTableComplete() {
    EvidenceTable evidence = facts.evidence();
    if (!evidence.notRun().isEmpty()) {
      return notChecked(Check.EVIDENCE_TABLE_COMPLETE, evidence.notRun());
    }
    int gaps = evidence.unproved().size();
    gaps += evidence.others().values().stream().mapToInt(List::size).sum();
    return row(
        Check.EVIDENCE_TABLE_COMPLETE,
        evidence.isComplete(),
        evidence.rows().size()
            + " rows from the sources and reports of the tests, "
            + gaps
            + " gaps");
  }

  Row compiledWithoutWarnings() {
    return ifRan(Check.COMPILED_WITHOUT_WARNINGS, ran -> compiled(ran.compiled()));
  }

  private static Row compiled(StrictCompile.Result result) {
    return result.state() == StrictCompile.State.NOT_RUN
        ? notChecked(Check.COMPILED_WITHOUT_WARNINGS, result.how())
        : row(
            Check.COMPILED_WITHOUT_WARNINGS,
            result.state() == StrictCompile.State.CLEAN,
            result.how());
  }

  Row testsRun() {
    return ifRan(Check.TESTS_RUN, CodeChecks::tests);
  }

  private Row ifRan(Check check, Function<VerificationResult.Ran, Row> row) {
    return facts.verified() instanceof VerificationResult.Ran ran
        ? row.apply(ran)
        : notChecked(check, facts.verified().whyNot());
  }

  private static Row tests(VerificationResult.Ran ran) {
    TestRun run = ran.tests();
    boolean passed = ran.succeeded() && !run.isEmpty() && run.allPassed();
    String how = run.isEmpty() ? ran.whyNot() : run.counts() + " " + ran.how();
    return row(Check.TESTS_RUN, passed, how);
  }
}
