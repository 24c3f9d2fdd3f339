package dev.l9.trace.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.generator.Generator.Settings;
import dev.l9.trace.generator.Generator.Verify;
import dev.l9.trace.generator.evidence.Attestation.Status;
import dev.l9.trace.generator.reading.SpecText;
import dev.l9.trace.generator.write.FileFate;
import dev.l9.trace.generator.write.ModulePlan.OnConflict;
import dev.l9.trace.tools.git.Git;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {

  private static final Instant NOW = Instant.parse("2026-06-07T08:09:10Z");

  @TempDir private Path temporary;
  private Path folder;
  private Path spec;

  @BeforeEach
  void create() throws Exception {
    folder = temporary.toRealPath().resolve("orders");
    spec = temporary.toRealPath().resolve("module.yaml");
    Files.writeString(spec, SpecText.documented(Instant.parse("2026-01-05T09:00:00Z"), "Team"));
  }

  /** Without Maven: no folder of the search path has it. */
  private Generation run(boolean isDry, Verify verify) throws Exception {
    Settings settings = new Settings(isDry, verify, OnConflict.STOP, "");
    return new Generator(spec, folder, settings, NOW).run();
  }

  private Generation.Written written() throws Exception {
    Generation generation = run(false, Verify.IF_POSSIBLE);
    return assertInstanceOf(Generation.Written.class, generation, generation::toString);
  }

  private void inSpec(String from, String to) throws Exception {
    String text = Files.readString(spec);
    assertTrue(text.contains(from), from);
    Files.writeString(spec, text.replace(from, to));
  }

  private String blockers(Generation generation) {
    return String.join(
            "\n",
            assertInstanceOf(Generation.Blocked.class, generation, generation::toString)
                .blockers()
                .stream()
                .map(Object::toString)
                .toList())
        .replace(spec.toString(), "module.yaml");
  }

  @Test
  void aModule_isWritten_withoutMaven_andThenNothingIsAttestedThatDidNotRun() throws Exception {
    Generation.Written written = written();
    assertEquals(
        "Of 10 checks, 4 did not run. Code is not attested.",
        written.module().attestation().closing());
    assertTrue(
        written.module().attestation().rows().stream()
            .noneMatch(row -> row.status() == Status.FAILED));
    assertEquals(written.module().manifest().paths().size(), written.module().files().size());
    for (String path : written.module().manifest().paths()) {
      assertTrue(Files.exists(folder.resolve(path)), path);
    }
  }

  @Test
  void testsThatHaveToRunAndCant_leaveTheModuleUnwritten() throws Exception {
    Generation.Unproven unproven =
        assertInstanceOf(Generation.Unproven.class, run(false, Verify.ALWAYS));
    assertTrue(unproven.reason().startsWith("the tests could not be run: "), unproven.reason());
    assertFalse(Files.exists(folder));
  }

  @Test
  void aDryRun_endsWithThePlan() throws Exception {
    Generation.Planned planned =
        assertInstanceOf(Generation.Planned.class, run(true, Verify.IF_POSSIBLE));
    assertEquals(7, planned.manifest().entries().size());
    assertFalse(Files.exists(folder));
  }

  @Test
  void aShutGate_leavesEverythingAsItIs() throws Exception {
    inSpec("call: OrderStore.save", "call: OrderStore.svae");
    assertTrue(blockers(run(false, Verify.NEVER)).contains("SPEC_BLOCKER: "));
    assertFalse(Files.exists(folder));
  }

  @Test
  void whoCreatedTheModule_isSaidByTheSpec_orByGit_andNotByTheClock() throws Exception {
    inSpec("    created_at: \"2026-01-05T09:00:00Z\"\n", "");
    inSpec("    created_by: \"Team\"\n", "");
    String fix = " to module.metadata, or commit the spec";
    String issue = ", and no commit of git has this file; fix: add ";
    assertEquals(
        "module.yaml:17: SPEC_BLOCKER: module.metadata has no 'created_at'"
            + issue
            + "'created_at'"
            + fix
            + "\nmodule.yaml:17: SPEC_BLOCKER: module.metadata has no 'created_by'"
            + issue
            + "'created_by'"
            + fix,
        blockers(run(false, Verify.NEVER)));

    Git git = new Git(spec.getParent());
    git.run("init", "-q");
    git.run("add", "module.yaml");
    git.get(
        List.of(
            "-c",
            "user.name=Ann",
            "-c",
            "user.email=a@b",
            "commit",
            "-q",
            "--date=2026-01-06T10:00:00Z",
            "-m",
            "spec"));
    written();
    String text = Files.readString(folder.resolve("pom.xml").resolveSibling("README.md"));
    assertTrue(text.contains("created_at: \"2026-01-06T10:00:00Z\""), text);
    assertTrue(text.contains("created_by: \"Ann\""), text);
  }

  @Test
  void aChangeOfTheSpec_changesTheLinesThatComeFromIt_andNoOthers() throws Exception {
    written();
    Path code = folder.resolve("src/main/java/com/example/orders/OrderIntake.java");
    List<String> before = Files.readAllLines(code);
    inSpec("max: 1000, doc: how many pieces", "max: 2000, doc: how many pieces");
    written();
    List<String> after = Files.readAllLines(code);
    assertEquals(before.size(), after.size());
    long changed =
        Stream.iterate(0, i -> i + 1)
            .limit(before.size())
            .filter(i -> !before.get(i).equals(after.get(i)))
            .count();
    assertTrue(changed > 0 && changed <= 3, changed + " lines");
  }

  @Test
  void aPersonsEdit_andOneOfTheSpec_areBothThereAfterwards() throws Exception {
    written();
    Path code = folder.resolve("src/main/java/com/example/orders/OrderIntake.java");
    String edited =
        Files.readString(code)
            .replace("public interface OrderIntake {", "public interface OrderIntake { // mine");
    Files.writeString(code, edited);
    inSpec("max: 1000, doc: how many pieces", "max: 2000, doc: how many pieces");
    Generation.Written written = written();
    assertEquals(FileFate.MERGED, written.module().plan().files().get(0).fate());
    String merged = Files.readString(code);
    assertTrue(merged.contains("// mine"), merged);
    assertTrue(merged.contains("2000"), merged);
  }
}
