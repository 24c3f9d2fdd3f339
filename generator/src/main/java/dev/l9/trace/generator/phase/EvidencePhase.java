package dev.l9.trace.generator.phase;

import dev.l9.trace.generator.check.TestMethod;
import dev.l9.trace.generator.check.TestSources;
import dev.l9.trace.generator.evidence.EvidenceTable;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.verify.Verification;
import dev.l9.trace.generator.verify.VerificationResult;
import java.nio.file.Path;
import java.util.List;

/**
 * 7_EVIDENCE: has the tests run, and says what those prove that passed. It has no gate of its own:
 * what is missing shuts the next one.
 */
public final class EvidencePhase {

  private EvidencePhase() {}

  /** Runs the tests of a module, in a copy of it. */
  public interface TestRunner {
    /**
     * Runs them.
     *
     * @param files the files as they are to be on the disk, without blocks
     */
    VerificationResult run(List<GeneratedFile> files);
  }

  /**
   * Has Maven run the tests.
   *
   * @param repository the folder of the repository
   * @param module the module's folder
   * @param searchPath where Maven is looked for
   */
  public static TestRunner maven(Path repository, Path module, String searchPath) {
    return files ->
        Verification.run(repository, module, files, searchPath, Verification.USUAL_LIMIT);
  }

  /**
   * Doesn't run them.
   *
   * @param reason a sentence
   */
  public static TestRunner nobody(String reason) {
    return files -> new VerificationResult.NotRun(reason);
  }

  /** The evidence, and the run from which it comes. */
  public record Evidence(EvidenceTable table, VerificationResult verified) {}

  /**
   * Makes TEST_EVIDENCE_TABLE. Tests that a person has added count if they name a contract, and
   * need not.
   *
   * @param generated the files as they were generated
   * @param files the files as they are to be on the disk, without blocks
   */
  public static Evidence run(
      ModuleSpec spec,
      List<GeneratedFile> generated,
      List<GeneratedFile> files,
      TestRunner runner) {
    VerificationResult verified = runner.run(files);
    List<String> ours =
        TestSources.of(generated).tests().stream().map(TestMethod::shownName).toList();
    List<TestMethod> tests =
        TestSources.of(files).tests().stream()
            .filter(test -> ours.contains(test.shownName()) || !test.contracts().isEmpty())
            .toList();
    EvidenceTable table = EvidenceTable.of(new TestSources(tests), verified, spec.acceptance());
    return new Evidence(table, verified);
  }
}
