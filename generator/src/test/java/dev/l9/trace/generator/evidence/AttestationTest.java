package dev.l9.trace.generator.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.generator.check.Finding;
import dev.l9.trace.generator.check.ForbiddenPatterns;
import dev.l9.trace.generator.check.TestSources;
import dev.l9.trace.generator.evidence.Attestation.Check;
import dev.l9.trace.generator.evidence.Attestation.Facts;
import dev.l9.trace.generator.evidence.Attestation.Status;
import dev.l9.trace.generator.extract.ExtractedType;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.extract.IdempotencyMechanism;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.spec.Assumptions;
import dev.l9.trace.generator.spec.DependencySpec;
import dev.l9.trace.generator.spec.ErrorPolicy;
import dev.l9.trace.generator.spec.ModuleKind;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.ModuleSpec.Acceptance;
import dev.l9.trace.generator.spec.ModuleSpec.FileName;
import dev.l9.trace.generator.verify.HandmadeModule;
import dev.l9.trace.generator.verify.StrictCompile;
import dev.l9.trace.generator.verify.TestOutcome;
import dev.l9.trace.generator.verify.TestRun;
import dev.l9.trace.generator.verify.VerificationResult;
import dev.l9.trace.generator.verify.Verified;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttestationTest {

  private static final List<GeneratedFile> FILES = HandmadeModule.files();

  private static final TestRun TESTS = run(TestOutcome.PASSED, TestOutcome.PASSED);

  private static final Extractions NOTHING =
      new Extractions(List.of(), Optional.empty(), IdempotencyMechanism.NONE, List.of());

  private static TestRun run(TestOutcome first, TestOutcome second) {
    String type = "com.example.GreeterServiceTest#";
    return new TestRun(
        Map.of(type + "greet_keepsTheCorrelationId", first, type + "greet_namesTheCaller", second),
        List.of(),
        List.of());
  }

  private static ModuleSpec spec(List<FileName> reads, List<DependencySpec> dependencies) {
    return new ModuleSpec(
        "module.yaml",
        new ModuleSpec.Identity("greeter", "Greeter", "Greets.", ModuleKind.SERVICE, "com.example"),
        Map.of(),
        new ModuleSpec.Repo(List.of(), reads),
        Optional.empty(),
        Assumptions.NONE,
        dependencies,
        List.of(),
        List.of(),
        List.of(),
        new ErrorPolicy(ErrorPolicy.Reaction.FAIL_CLOSED, List.of(), 1),
        List.of(
            new Acceptance("runtime.correlation_id", 7), new Acceptance("records.constraints", 8)));
  }

  private static Attestation attest(VerificationResult verified) {
    return attest(spec(List.of(), List.of()), NOTHING, FILES, verified);
  }

  private static Attestation attest(
      ModuleSpec spec, Extractions found, List<GeneratedFile> files, VerificationResult verified) {
    List<Finding> findings = ForbiddenPatterns.scan(files);
    return Attestation.of(
        new Facts(
            spec,
            List.of("module.yaml", "rules.md"),
            found,
            2,
            findings,
            EvidenceTable.of(TestSources.of(files), verified, spec.acceptance()),
            verified));
  }

  private static Status status(Attestation attestation, Check check) {
    return attestation.rows().get(check.ordinal()).status();
  }

  @Test
  void allChecksThatPassed_areAttested() {
    assertEquals(
        """
        ## FINAL ATTESTATION

        | Check | Status | How |
        |-------|--------|-----|
        | Files read | ✓ | 2 were read: module.yaml, rules.md |
        | Contracts extracted | ✓ | the spec names no type of the repository |
        | Tool identity resolved | ✓ | no type that the spec names has one |
        | Tests prove contracts | ✓ | tests that passed prove 2 of the 2 contracts of the spec |
        | No forbidden patterns | ✓ | looked for 16 patterns in 2 files, by the JDK's parser |
        | No suppressed warnings | ✓ | looked for annotations and comments that turn off checks in 2 files, by the JDK's parser |
        | No unused imports | ✓ | looked for imports that nothing uses in 2 files, by the JDK's parser |
        | Evidence table complete | ✓ | 2 rows from the sources and reports of the tests, 0 gaps |
        | Compiled with -Xlint:all -Werror | ✓ | by javac |
        | Tests run | ✓ | 2 passed, 0 failed, 0 skipped, by Maven in a copy |

        **ATTESTATION:** All checks passed. Code is wire-ready.
        """,
        attest(Verified.ran(0, TESTS)).text());
  }

  @Test
  void withoutARun_whatNeedsOneIsNotChecked() {
    Attestation attestation = attest(new VerificationResult.NotRun("There is no Maven."));
    assertEquals(
        List.of(
            Check.TESTS_PROVE_CONTRACTS,
            Check.EVIDENCE_TABLE_COMPLETE,
            Check.COMPILED_WITHOUT_WARNINGS,
            Check.TESTS_RUN),
        attestation.rows().stream()
            .filter(row -> row.status() == Status.NOT_CHECKED)
            .map(Attestation.Row::check)
            .toList());
    assertTrue(attestation.text().contains("| Tests run | not checked | There is no Maven. |\n"));
    assertTrue(
        attestation
            .text()
            .endsWith("**ATTESTATION:** Of 10 checks, 4 did not run. Code is not attested.\n"));
    assertFalse(attestation.allPassed());
  }

  @Test
  void failedTest_failsWhatItWouldProve() {
    Attestation attestation = attest(Verified.ran(1, run(TestOutcome.PASSED, TestOutcome.FAILED)));
    assertEquals(Status.FAILED, status(attestation, Check.TESTS_PROVE_CONTRACTS));
    assertEquals(Status.FAILED, status(attestation, Check.EVIDENCE_TABLE_COMPLETE));
    assertEquals(Status.FAILED, status(attestation, Check.TESTS_RUN));
    assertEquals("Of 10 checks, 3 failed. Code is not attested.", attestation.closing());
  }

  @Test
  void buildThatFailsThoughTestsPassed_isNotAttested() {
    assertEquals(Status.FAILED, status(attest(Verified.ran(1, TESTS)), Check.TESTS_RUN));
  }

  @Test
  void unreadableReport_isNotAttested() {
    TestRun torn = new TestRun(TESTS.outcomes(), List.of(), List.of("TEST-x.xml"));
    assertEquals(Status.FAILED, status(attest(Verified.ran(0, torn)), Check.TESTS_RUN));
  }

  @Test
  void warningsAndACompilationThatDidNotRun_areToldApart() {
    StrictCompile.Result warnings =
        new StrictCompile.Result(StrictCompile.State.WARNINGS, "A.java:1: raw");
    StrictCompile.Result none =
        new StrictCompile.Result(StrictCompile.State.NOT_RUN, "This Java has no compiler.");
    Check check = Check.COMPILED_WITHOUT_WARNINGS;
    assertEquals(Status.FAILED, status(attest(Verified.ran(0, TESTS, warnings)), check));
    assertEquals(Status.NOT_CHECKED, status(attest(Verified.ran(0, TESTS, none)), check));
  }

  @Test
  void findings_failTheRowsOfTheirPatterns() {
    List<GeneratedFile> files = new ArrayList<>(FILES);
    GeneratedFile service = files.get(0);
    files.set(
        0,
        new GeneratedFile(
            service.path(),
            service.role(),
            service
                .text()
                .replace(
                    "import dev.l9.trace.HrmLayer",
                    "import java.util.Set;\nimport dev.l9.trace.HrmLayer")
                .replace("final class", "@SuppressWarnings(\"all\")\nfinal class")
                .replace("  @L9Traced", "  static int calls;\n\n  @L9Traced")));
    Attestation attestation =
        attest(spec(List.of(), List.of()), NOTHING, files, Verified.ran(0, TESTS));
    assertEquals(Status.FAILED, status(attestation, Check.NO_FORBIDDEN_PATTERNS));
    assertEquals(Status.FAILED, status(attestation, Check.NO_SUPPRESSED_WARNINGS));
    assertEquals(Status.FAILED, status(attestation, Check.NO_UNUSED_IMPORTS));
    assertTrue(
        attestation
            .text()
            .contains(
                "1 found; the first is src/main/java/com/example/GreeterService.java:3:"
                    + " unused_imports: Nothing uses the import of `java.util.Set`."),
        attestation.text());
  }

  @Test
  void filesAndContractsThatAreMissing_areNamed() {
    ModuleSpec spec =
        spec(
            List.of(new FileName("rules.md", 4), new FileName("more.md", 5)),
            List.of(new DependencySpec("com.example.Tool", 6)));
    Attestation attestation = attest(spec, NOTHING, FILES, Verified.ran(0, TESTS));
    assertEquals(Status.FAILED, status(attestation, Check.FILES_READ));
    assertEquals("not read: more.md", attestation.rows().get(0).how());
    assertEquals(Status.FAILED, status(attestation, Check.CONTRACTS_EXTRACTED));
    assertEquals("not found: com.example.Tool", attestation.rows().get(1).how());
  }

  @Test
  void toolIdentity_isShownAsItWasFound() {
    ExtractedType tool =
        new ExtractedType(
            "com.example.Tool",
            ExtractedType.Kind.RECORD,
            "rules.md",
            1,
            List.of(),
            List.of(),
            List.of());
    Extractions found =
        new Extractions(List.of(tool), Optional.of("toolId"), IdempotencyMechanism.NONE, List.of());
    ModuleSpec spec = spec(List.of(), List.of(new DependencySpec("com.example.Tool", 6)));
    Attestation attestation = attest(spec, found, FILES, Verified.ran(0, TESTS));
    assertTrue(attestation.allPassed(), attestation.text());
    assertTrue(attestation.text().contains("| Tool identity resolved | toolId | by how "));
    assertTrue(attestation.text().contains("by the JDK's parser: Tool |"));
  }
}
