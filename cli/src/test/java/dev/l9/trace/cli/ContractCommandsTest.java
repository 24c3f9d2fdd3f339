package dev.l9.trace.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.testkit.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that check, mend and list, without git. */
class ContractCommandsTest {

  private static final String CONTRACT =
      """
      field_values:
        - {files: ["*"], layer: operations, domain: shop, type: utility, governance_level: medium}
      """;

  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void create() throws IOException {
    root = Files.createDirectory(folder.toRealPath().resolve("shop"));
    write("a/Orders.java", "/** Takes orders. */\nclass Orders {}\n");
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String read(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }

  /** Runs a command on the whole project. */
  private ProgramRun l9(String... arguments) {
    return l9On(root, arguments);
  }

  private static ProgramRun l9On(Path path, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(path.toString());
    return L9Run.here(all.toArray(new String[0]));
  }

  private static void assertRun(int code, String out, String err, ProgramRun run) {
    assertEquals(out, run.out());
    assertEquals(err, run.err());
    assertEquals(code, run.exitCode());
  }

  @Test
  void withoutAContract_eachCommandLeadsToOne_andValidateWritesNothing() throws IOException {
    assertRun(
        1,
        """
        a/Orders.java:1:1: error [presence] Generated file missing DORA block. Codegen must add it.
            run `l9 fix` on it, which brings all three blocks
        1 file, 1 error, 0 warnings
        """,
        "next: l9 contract init\n",
        l9("validate"));
    assertEquals(List.of("a"), names());
    assertTrue(l9("fix", "--dry-run").err().endsWith("\nnext: l9 contract init\n"));
    assertTrue(l9("inject").err().endsWith("\nnext: l9 contract init\n"));
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(root)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void fieldsThatNobodySays_areSummedUp_withTheirValues() throws IOException {
    write("b/Basket.java", "class Basket {}\n");
    write(Contract.FILE, CONTRACT.replace("layer: operations, ", ""));
    assertRun(
        1,
        "",
        """
        l9: a/Orders.java: DORA field 'layer' missing in schema. Cannot generate file.
        l9: b/Basket.java: DORA field 'layer' missing in schema. Cannot generate file.
        l9: b/Basket.java: DORA field 'purpose' missing in schema. Cannot generate file. \
        A comment at the top of the file may say it.
        l9: nothing was written, since 2 files can't have the blocks
        Say in field_values of .l9-codegen-dora-contract.yaml what these files have:
          layer: 2 files, one of foundation, intelligence, operations, learning, security
          purpose: 1 file
        """,
        l9("inject"));
    assertFalse(Files.exists(root.resolve(Registry.FILE)));
  }

  @Test
  void fix_mendsWhatItCan_andListsTheRest() throws IOException {
    write("b/Basket.java", "class Basket {}\n");
    write("b/prices.json", "{\"vat\": 19}\n");
    write(Contract.FILE, CONTRACT);
    assertRun(
        1,
        """
        a/Orders.java
        .l9-dora-registry.json
        2 files mended
        """,
        """
        [DORA-FAIL] b/Basket.java - DORA field 'purpose' missing in schema. Cannot generate file. \
        A comment at the top of the file may say it.
        [DORA-FAIL] b/prices.json - DORA field 'purpose' missing in schema. Cannot generate file. \
        A key "description" at the root of the file may say it.
        Say in field_values of .l9-codegen-dora-contract.yaml what these files have:
          purpose: 2 files
        """,
        l9("fix"));
    assertEquals("{\"vat\": 19}\n", read("b/prices.json"));
    assertRun(0, "1 file, 0 errors, 0 warnings\n", "", l9On(root.resolve("a"), "validate"));
  }

  @Test
  void dryRun_saysWhatFixDoes_andWritesNothing() throws IOException {
    write(Contract.FILE, CONTRACT);
    assertRun(
        0,
        "a/Orders.java\n.l9-dora-registry.json\n2 files would be mended\n",
        "next: l9 fix " + root + "\n",
        l9("fix", "--dry-run"));
    assertEquals("/** Takes orders. */\nclass Orders {}\n", read("a/Orders.java"));
    assertFalse(Files.exists(root.resolve(Registry.FILE)));
    assertRun(0, "a/Orders.java\n.l9-dora-registry.json\n2 files mended\n", "", l9("fix"));
    assertRun(0, "0 files mended\n", "", l9("fix"));
  }

  @Test
  void registryAlone_isMended_andSaid() throws IOException {
    write(Contract.FILE, CONTRACT);
    write("a/Basket.java", "/** Holds goods. */\nclass Basket {}\n");
    l9("fix");
    String registry = read(Registry.FILE);
    Files.delete(root.resolve(Registry.FILE));
    assertRun(
        1,
        """
        .l9-dora-registry.json:1:1: error [registry-current] there is no registry, and 2 files have headers
            run `l9 fix`, which brings the registry up to date
        2 files, 1 error, 0 warnings
        """,
        "next: l9 fix\n",
        l9("validate"));
    assertRun(0, ".l9-dora-registry.json\n1 file mended\n", "", l9("fix"));
    assertEquals(registry.length(), read(Registry.FILE).length());
    assertRun(0, "the registry says what the headers say\n", "", l9("registry", "check"));
  }

  @ParameterizedTest
  @CsvSource({
    "text, 1 file",
    "json, {",
    "sarif, {",
    "junit, <?xml",
    "github, ::error",
    "html, <!DO"
  })
  void eachFormat_isWhole_andHasTheExitCode(String format, String beginning) throws IOException {
    write(Contract.FILE, CONTRACT);
    ProgramRun run = l9("validate", "--format", format);
    assertEquals(1, run.exitCode(), run.err());
    assertTrue(run.out().contains("a/Orders.java") || format.equals("junit"), run.out());
    assertTrue(run.out().endsWith("\n"));
    assertEquals("next: l9 fix\n", run.err());
    l9("fix");
    run = l9("validate", "--format", format);
    assertEquals(0, run.exitCode(), run.out());
    assertEquals("", run.err());
    String expected = format.equals("github") ? "0 errors" : beginning;
    assertTrue(run.out().startsWith(expected), run.out());
  }

  @Test
  void quiet_saysNothing_unlessSomethingIsWrong() throws IOException {
    write(Contract.FILE, CONTRACT);
    ProgramRun run = l9("validate", "--quiet");
    assertEquals(1, run.exitCode());
    assertTrue(run.out().startsWith("a/Orders.java:1:1: error [presence]"), run.out());
    l9("fix");
    assertRun(0, "", "", l9("validate", "-q"));
  }

  @Test
  void whatCannotBeMendedByItself_isExplainedNext() throws IOException {
    write(Contract.FILE, CONTRACT);
    l9("fix");
    write("a/Orders.java", read("a/Orders.java").replace("\"active\"", "\"TODO\""));
    Path file = root.resolve("a/Orders.java");
    ProgramRun run = l9On(file, "validate");
    assertTrue(run.out().contains("[no-placeholder] DORA field status"), run.out());
    assertTrue(run.err().startsWith("next: l9 fix "), run.err()); // The registry differs, too.
    write(
        Registry.FILE, read(Registry.FILE).replace("\"status\":\"active\"", "\"status\":\"TODO\""));
    assertEquals("next: l9 contract explain no-placeholder\n", l9On(file, "validate").err());
    assertRun(0, "a/Orders.java\n.l9-dora-registry.json\n2 files mended\n", "", l9("fix"));
  }

  @Test
  void suppression_countsWithAReason_andIsNamedWithout() throws IOException {
    write(Contract.FILE, CONTRACT);
    write("a/Orders.java", "// l9-allow presence: it is copied as it is\nclass Orders {}\n");
    assertRun(0, "1 file, 0 errors, 0 warnings, 1 suppressed\n", "", l9("validate"));
    write("a/Orders.java", "// l9-allow presence\nclass Orders {}\n");
    ProgramRun run = l9("validate");
    assertEquals(1, run.exitCode());
    assertTrue(run.err().startsWith("l9: a/Orders.java:1: l9-allow gives no reason"), run.err());
  }

  @Test
  void projectThatCannotBeWritten_isCheckedAllTheSame() throws IOException {
    write(Contract.FILE, CONTRACT);
    write("logs", "no folder\n"); // Root may write everywhere, but not below a file.
    ProgramRun run = l9("validate");
    assertTrue(run.out().endsWith("\n1 file, 1 error, 0 warnings\n"), run.out());
    assertTrue(run.err().startsWith("l9: what came of the check could not be noted: "), run.err());
    assertEquals(1, run.exitCode());
  }

  @Test
  void projectWithoutFiles_isNamed() throws IOException {
    write(Contract.FILE, CONTRACT.replace("field_values", "# none"));
    write(Contract.FILE, "dora_block_contract: {applies_to: [{file_types: [\"*.py\"]}]}\n");
    assertRun(
        0,
        "0 files, 0 errors, 0 warnings\n",
        "l9: no file of " + root + " carries metadata\n",
        l9("validate"));
  }

  @Test
  void acceptingAPart_isWrongUsage() throws IOException {
    write(Contract.FILE, CONTRACT);
    ProgramRun run = l9On(root.resolve("a"), "validate", "--accept");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().startsWith("--accept is of the whole project"), run.err());
    assertEquals(2, l9("validate", "--accept", "--staged").exitCode());
  }

  @Test
  void outsideOfGit_whatNeedsIt_saysSo() throws IOException {
    write(Contract.FILE, CONTRACT);
    String message = "l9: " + root + " is in no repository of git\n";
    assertRun(2, "", message, l9("validate", "--staged"));
    assertRun(2, "", message, l9("validate", "--since=main"));
  }

  @Test
  void patternThatMatchesNothing_isNamedByTheCheck() throws IOException {
    write(Contract.FILE, CONTRACT + "  - {files: [\"test/java/\", b/], purpose: Tests.}\n");
    ProgramRun run = l9("contract", "check");
    assertEquals(0, run.exitCode());
    assertEquals(
        """
        l9: the pattern 'test/java/' in field_values matches no file of the project; \
        '**/test/java/' would match in all folders
        l9: the pattern 'b/' in field_values matches no file of the project
        """,
        run.err());
  }

  @Test
  void registryCommands_findTheProjectFromBelow() throws IOException {
    write(Contract.FILE, CONTRACT);
    Path below = root.resolve("a");
    assertRun(
        1,
        "",
        "l9: there is no registry yet; l9 inject and l9 fix write it\n",
        l9On(below, "registry", "list"));
    l9("fix");
    assertTrue(l9On(below, "registry", "list").out().contains("OPE-SHOP-001  medium"));
    assertTrue(l9On(below, "registry", "audit").out().startsWith("1 entry, as written"));
  }

  @Test
  void fileInAnotherEncoding_keepsItsBytes() throws IOException {
    write(Contract.FILE, CONTRACT + "  - {files: [\"Fees.java\"], purpose: Fees.}\n");
    byte[] code = "// Gebühren\nclass Fees {}\n".getBytes(ISO_8859_1);
    Files.write(root.resolve("a/Fees.java"), code);
    assertEquals(0, l9("fix").exitCode());
    String after = Files.readString(root.resolve("a/Fees.java"), ISO_8859_1);
    assertTrue(after.contains("\n// Gebühren\nclass Fees {}\n"), after);
  }
}
