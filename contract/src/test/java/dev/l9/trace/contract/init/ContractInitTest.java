package dev.l9.trace.contract.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.contract.spec.ContractReader;
import dev.l9.trace.contract.spec.ContractReader.Result;
import dev.l9.trace.contract.spec.ContractSchema;
import dev.l9.trace.contract.spec.DefaultContract;
import dev.l9.trace.contract.spec.EditorCheck;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractInitTest {

  @TempDir private Path root;

  private static String text(String... files) {
    return ContractText.of(ProjectShape.of(List.of(files)), "");
  }

  private String init() throws IOException {
    return Files.readString(new ContractInit(root, false).write(null));
  }

  /** The lines of the text that are about one key. */
  private static String about(String key, String text) {
    String from = text.substring(text.indexOf(key));
    return from.substring(0, from.indexOf("]\n") + 1).replaceAll("\n *", " ");
  }

  private static List<String> suggestions(String text) {
    return text.lines()
        .filter(line -> line.startsWith("#   "))
        .map(line -> line.substring(4))
        .toList();
  }

  /** Each shape of a project gets a contract that holds as it is, and with its suggestions. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "README.md",
        "pom.xml src/main/java/com/acme/shop/orders/Order.java src/main/java/com/acme/shop/a/A.java",
        "go.mod cmd/server/main.go internal/auth/auth.go internal/billing/billing.go",
        "package.json packages/web/src/a.ts packages/api/src/b.ts packages/api/fixtures/c.json",
        "pyproject.toml acme/__init__.py acme/agents/plan.py acme/memory/store.py tests/test_a.py",
        "Cargo.toml crates/core/src/lib.rs crates/null/src/lib.rs",
        "1/a.java 2/b.java #x/c.java {a,b}/d.java !e/f.java it's/g.java [id]/h.js Ärzte/i.py a:b/j.py",
        "a.c a.h a.cc a.cpp a.cxx a.hh a.hpp a.dart a.toml a.sh a.bash a.rb a.properties a.sql a.json"
            + " a.yaml a.yml a.md a.xml a.html a.htm a.py a.go a.rs a.js a.mjs a.cjs a.ts a.kt a.kts",
        "a/a.py b/a.py c/a.py d/a.py e/a.py f/a.py g/a.py h/a.py i/a.py j/a.py k/a.py l/a.py m/a.py"
      })
  void contract_isReadWithoutAProblem_andFitsOnAPage(String project) {
    String text = text(project.split(" "));
    Result read = ContractReader.read(text);
    assertEquals(List.of(), read.problems(), text);
    assertEquals(List.of(), EditorCheck.errors(text));
    assertEquals(DefaultContract.CONTRACT.fields(), read.contract().fields());
    assertEquals(DefaultContract.CONTRACT.checks().governed(), read.contract().checks().governed());
    assertEquals(DefaultContract.CONTRACT.alerts(), read.contract().alerts());
    assertEquals(List.of(), read.contract().values());
    assertTrue(text.lines().count() <= 80, text);
    assertTrue(text.lines().allMatch(line -> line.length() <= 120), text);
    String taken = text.replace("# field_values:", "field_values:").replace("\n#   ", "\n  ");
    assertEquals(List.of(), ContractReader.read(taken).problems(), taken);
    assertEquals(List.of(), EditorCheck.errors(taken));
    assertFalse(ContractReader.read(taken).contract().values().isEmpty());
  }

  @Test
  void projectOfMaven_hasItsPackages_andItsOutputsAreLeftOut() {
    String text =
        text(
            "pom.xml",
            "README.md",
            "src/main/java/com/acme/shop/Shop.java",
            "src/main/java/com/acme/shop/core/Ids.java",
            "src/main/java/com/acme/shop/auth/Login.java",
            "src/main/resources/app.yaml",
            "src/test/java/com/acme/shop/core/IdsTest.java",
            "src/test/resources/orders.json",
            ".github/workflows/ci.yml");
    assertEquals("file_types: [\"*.java\", \"*.md\", \"*.yaml\"]", about("file_types:", text));
    assertEquals(
        "exclusions: [\".*\", \"pom.xml\", \"target/\", \"**/src/test/resources/\"]",
        about("exclusions:", text));
    assertEquals(
        List.of(
            "- {files: [\"src/main/java/com/acme/shop/auth/\"], layer: security, domain: auth}",
            "- {files: [\"src/main/java/com/acme/shop/core/\"], layer: foundation, domain: core}"),
        suggestions(text));
    assertTrue(text.contains("    # Perhaps these too: auth\n"), text);
  }

  @Test
  void projectOfSeveralModules_hasThese() {
    String text =
        text(
            "package.json",
            "packages/web/src/a.ts",
            "packages/search-api/src/b.ts",
            "scripts/c.js");
    assertEquals(
        List.of(
            "- {files: [\"packages/search-api/\"], layer: intelligence, domain: search_api}",
            "- {files: [\"packages/web/\"], layer: operations, domain: web}"),
        suggestions(text));
  }

  @Test
  void manyModules_areCut() {
    String[] files =
        IntStream.range(10, 25).mapToObj(i -> "m" + i + "/a.go").toArray(String[]::new);
    List<String> suggestions = suggestions(text(files));
    assertEquals(11, suggestions.size());
    assertEquals("# and 5 more folders", suggestions.get(10));
  }

  @Test
  void emptyFolder_getsUsualTypes() throws IOException {
    assertEquals(
        "file_types: [\"*.java\", \"*.py\", \"*.yaml\", \"*.yml\", \"*.md\", \"*.json\"]",
        about("file_types:", init()));
  }

  @Test
  void whatGitIgnores_isNotLookedAt() throws Exception {
    Files.writeString(root.resolve("a.py"), "");
    Files.createDirectories(root.resolve("data"));
    Files.writeString(root.resolve("data/b.sql"), "");
    Files.writeString(root.resolve(".gitignore"), "data/\n");
    new ProcessBuilder("git", "init", "-q", root.toString()).start().waitFor();
    assertEquals("file_types: [\"*.py\"]", about("file_types:", init()));
  }

  @Test
  void fileThatIsThere_isKept_unlessForced() throws IOException {
    Path file = root.resolve(Contract.FILE);
    Files.writeString(file, "{}\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    ToolFailure failure = assertThrows(ToolFailure.class, this::init);
    assertEquals(file + " is there already; --force writes it anew", failure.getMessage());
    assertEquals("{}\n", Files.readString(file));
    new ContractInit(root, true).write(null);
    assertTrue(Files.readString(file).startsWith("# The contract "));
    assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(List.of(Contract.FILE), names());
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(root)) {
      return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.toList());
    }
  }

  @Test
  void danglingLink_isNoFreePlace() throws IOException {
    Files.createSymbolicLink(root.resolve(Contract.FILE), root.resolve("elsewhere"));
    assertThrows(ToolFailure.class, this::init);
  }

  @Test
  void schema_isWrittenToo_andTheFileNamesIt() throws IOException {
    Path schema = root.resolve("tools/contract.schema.json");
    Files.createDirectories(schema.getParent());
    Path file = new ContractInit(root, false).write(schema);
    assertEquals(ContractSchema.text(), Files.readString(schema));
    assertEquals(
        "# yaml-language-server: $schema=./tools/contract.schema.json",
        Files.readString(file).lines().findFirst().orElseThrow());
    Path inside = Files.createDirectory(root.resolve("inside"));
    Path other = new ContractInit(inside, false).write(root.resolve("other.json"));
    assertTrue(
        Files.readString(other).startsWith("# yaml-language-server: $schema=../other.json\n"));
    assertEquals(List.of(), ContractReader.read(other).problems());
  }

  @Test
  void whereItCannotBeWritten_nothingIsLeft() {
    assertThrows(
        ToolFailure.class, () -> new ContractInit(root.resolve("none"), false).write(null));
    Path schema = root.resolve("none/schema.json");
    assertThrows(IOException.class, () -> new ContractInit(root, false).write(schema));
    assertFalse(Files.exists(root.resolve(Contract.FILE)));
  }
}
