package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.testkit.ProgramRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {

  @TempDir private Path folder;

  private ProgramRun generate(String... words) {
    return L9Run.here(
        Stream.concat(Stream.of("generate"), Stream.of(words)).toArray(String[]::new));
  }

  private Path spec() {
    Path spec = folder.resolve("module.yaml");
    assertEquals(0, generate("--init", spec.toString()).exitCode());
    return spec;
  }

  private void assertUsage(String message, String... words) {
    ProgramRun run = generate(words);
    assertEquals(2, run.exitCode(), run::toString);
    assertEquals(message, run.err().lines().findFirst().orElse(""));
  }

  @Test
  void wrongUsage_isSaid_withCode2() {
    String both = "name the spec with --spec and the module's folder with --out, or say --init";
    assertUsage(both);
    assertUsage(both, "--spec", "a.yaml");
    assertUsage("--schema stands alone", "--schema", "--dry-run");
    assertUsage("--init stands alone", "--init", "a.yaml", "--out", "b");
  }

  @Test
  void init_writesASpecThatIsWellFormed_andNeverOverAFile() throws Exception {
    Path spec = spec();
    Path out = folder.resolve("orders");
    ProgramRun dry = generate("--spec", spec.toString(), "--out", out.toString(), "--dry-run");
    assertEquals(0, dry.exitCode(), dry::toString);
    assertFalse(Files.exists(out));

    Files.writeString(spec, "mine");
    ProgramRun again = generate("--init", spec.toString());
    assertEquals(2, again.exitCode());
    assertEquals("l9: " + spec + " is there already; name another file\n", again.err());
    assertEquals("mine", Files.readString(spec));
  }

  @Test
  void aDryRun_showsTheExtractionsAndTheManifest() {
    ProgramRun run = generate("--spec", spec().toString(), "--out", folder.toString(), "--dry-run");
    assertEquals(
        """
        CONTRACT_EXTRACTIONS:
          models: []
          tool_identity: none
          idempotency: none

        FILE_MANIFEST
          src/main/java/com/example/orders/OrderIntake.java             the operations, their records and enums, and the ports
          src/main/java/com/example/orders/OrderIntakeService.java      what the operations do
          src/main/java/com/example/orders/OrderIntakeException.java    the errors
          src/test/java/com/example/orders/OrderIntakeTest.java         tests of the records
          src/test/java/com/example/orders/OrderIntakeServiceTest.java  tests of the operations
          README.md                                                     how to wire, call and mend it
          pom.xml                                                       the build, with Maven

        """,
        run.out());
    assertEquals("The same command without --dry-run makes it.\n", run.err());
  }

  @Test
  void blockers_areOnStandardError_eachOnItsLine_andNothingIsWritten() throws Exception {
    Path spec = spec();
    String text = Files.readString(spec);
    Files.writeString(
        spec, text.replace("OrderStore.save", "OrderStore.svae").replace("kind: service\n", ""));
    Path out = folder.resolve("orders");
    ProgramRun run = generate("--spec", spec.toString(), "--out", out.toString());
    assertEquals(1, run.exitCode(), run::toString);
    assertEquals("", run.out());
    List<String> lines = run.err().lines().toList();
    assertTrue(lines.size() >= 2, run.err());
    for (String line : lines) {
      assertTrue(
          line.startsWith(spec + ":")
              && line.contains(": SPEC_BLOCKER: ")
              && line.contains("; fix: "),
          line);
    }
    assertFalse(Files.exists(out));

    ProgramRun json = generate("--json", "--spec", spec.toString(), "--out", out.toString());
    assertEquals(1, json.exitCode());
    assertTrue(
        json.out().startsWith("{\"state\":\"blocked\",\"blockers\":[{\"file\":\"" + spec + "\","),
        json.out());
    assertEquals(run.err(), json.err());
  }

  @Test
  void aSpecThatIsNotThere_isABlocker() {
    ProgramRun run = generate("--spec", "no.yaml", "--out", folder.toString());
    assertEquals(1, run.exitCode());
    assertEquals(
        "no.yaml:1: SPEC_BLOCKER: the file doesn't exist; fix: write one with l9 generate --init\n",
        run.err());
  }

  @Test
  void theSchema_isPrinted() {
    ProgramRun run = generate("--schema");
    assertEquals(0, run.exitCode());
    assertTrue(run.out().contains("\"$schema\":"), run.out());
  }
}
