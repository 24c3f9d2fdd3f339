package dev.l9.trace.contract.inject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.GovernedFolder;
import dev.l9.trace.contract.audit.AuditLog;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.rewrite.SourceFiles;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code l9 inject} does with files on the disk. */
class InjectionTest {

  private static final int ROUNDS = Boolean.getBoolean("l9.stress") ? 100 : 3;

  @TempDir private Path folder;

  private GovernedFolder project;

  @BeforeEach
  void project() throws IOException {
    project = GovernedFolder.in(folder.resolve("project"));
  }

  private static List<String> failures(Injection.Outcome outcome) {
    List<String> failures = new ArrayList<>();
    outcome
        .plan()
        .forEach(file -> file.failures().forEach(f -> failures.add(file.path() + ": " + f)));
    return failures;
  }

  @Test
  void secondInjection_changesNothing() throws Exception {
    project.write("a.sh", "#!/bin/sh\necho a\n").write("a.py", "import os\n");
    Path script = project.root.resolve("a.sh");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x--x"));
    project.inject("a.sh", "a.py");
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(script, old);
    Files.setLastModifiedTime(project.root.resolve(Registry.FILE), old);
    String before = project.read("a.sh") + project.read("a.py") + project.read(Registry.FILE);
    Injection.Outcome again = project.inject("a.sh", "a.py", "a.sh");
    assertEquals(2, again.plan().size());
    assertEquals(before, project.read("a.sh") + project.read("a.py") + project.read(Registry.FILE));
    assertEquals(old, Files.getLastModifiedTime(script));
    assertEquals(old, Files.getLastModifiedTime(project.root.resolve(Registry.FILE)));
    assertEquals("rwxr-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(script)));
    assertEquals(0, new ProcessBuilder(script.toString()).start().waitFor());
  }

  @Test
  void tenFiles_ofWhichOneCantBeWritten_stayAsTheyWere() throws Exception {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      paths.add("f" + i + ".py");
      project.write("f" + i + ".py", "a = " + i + "\n");
    }
    project.write(Registry.FILE, "{\"version\":1,\"files\":[\n]}\n");
    Path readOnly = project.root.resolve("f7.py");
    Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r--r--r--"));
    Injection.Outcome outcome = project.inject(paths.toArray(String[]::new));
    assertEquals(List.of("f7.py: it is read-only"), failures(outcome));
    assertFalse(outcome.isWritten());
    for (int i = 0; i < 10; i++) {
      assertEquals("a = " + i + "\n", project.read("f" + i + ".py"));
    }
    assertEquals("{\"version\":1,\"files\":[\n]}\n", project.read(Registry.FILE));
    assertEquals(
        "FAIL",
        project.read(AuditLog.FILE).replaceAll("(?s).*validation_result\":\"(\\w+).*", "$1"));
    assertEquals(
        "f7.py",
        project.mend().left().keySet().stream().reduce("", String::concat)); // Others are mended.
    assertTrue(project.read("f0.py").contains("__dora_block__"));
    assertEquals("a = 7\n", project.read("f7.py"));
  }

  @Test
  void linksAndOddNames() throws Exception {
    Path outside = Files.writeString(folder.resolve("outside.py"), "a = 1\n");
    Files.createSymbolicLink(project.root.resolve("link.py"), outside);
    project.write("real.py", "a = 2\n");
    Files.createSymbolicLink(project.root.resolve("inside.py"), Path.of("real.py"));
    project.write("hard.py", "a = 3\n");
    Files.createLink(project.root.resolve("hard2.txt"), project.root.resolve("hard.py"));
    Files.createDirectories(project.root.resolve("folder.py"));
    project.write("folder.py/in.py", "a = 4\n");
    List<String> odd =
        List.of(
            "a b.py",
            "a\nb.py",
            "a'b\".py",
            "#a.py",
            "50%25.py",
            "\u00e4\u4e2d\ud83d\ude00.py",
            "x".repeat(252) + ".py",
            "a\\b.py",
            "-a.py",
            "$(a).py");
    for (String name : odd) {
      project.write(name, "a = 5\n");
    }
    assertEquals(
        List.of("[DORA-FAIL] hard.py - it has 2 hard links"),
        project.mend().left().entrySet().stream()
            .flatMap(
                left ->
                    left.getValue().stream().map(r -> "[DORA-FAIL] " + left.getKey() + " - " + r))
            .toList());
    assertEquals("a = 1\n", Files.readString(outside));
    assertEquals("a = 3\n", project.read("hard.py"));
    assertTrue(Files.isSymbolicLink(project.root.resolve("inside.py")));
    assertTrue(project.read("real.py").contains("__dora_block__"));
    assertTrue(project.read("folder.py/in.py").contains("__dora_block__"));
    for (String name : odd) {
      assertTrue(project.read(name).contains("__dora_block__"), name);
    }
    assertEquals(
        List.of(
            "hard.py:1:1: error [presence] Generated file missing DORA block. Codegen must add"
                + " it."),
        project.said());
  }

  @Test
  void fileThatIsTooLarge_andOneWhoseNameIsNoText_areSaid() throws Exception {
    try (RandomAccessFile large =
        new RandomAccessFile(project.root.resolve("large.py").toFile(), "rw")) {
      large.setLength(SourceFiles.maxBytes() + 1L);
    }
    String command = "printf 'a = 1\\n' > \"$(printf 'a\\377.py')\"";
    new ProcessBuilder("sh", "-c", command).directory(project.root.toFile()).start().waitFor();
    Verdict verdict = project.validate();
    assertEquals(
        List.of(
            "large.py:1:1: error [presence] the file can't carry a header: it is larger than "
                + (SourceFiles.maxBytes() >> 20)
                + " MB"),
        GovernedFolder.lines(verdict));
    assertEquals(
        List.of("a\ufffd.py has a name that is not in UTF-8, and is not looked at"),
        verdict.notes());
  }

  @Test
  void regeneration_keepsIdentity_andRefusesAnotherId() throws Exception {
    project.write("a.py", "import os.path\n");
    project.inject("a.py");
    String first = project.read("a.py");
    project.write(
        "a.py",
        first
            .replace("2026-01-02T02:04:00Z", "2020-01-01T00:00:00Z")
            .replace("import os.path", "import re.x"));
    Injection.Outcome refused =
        project.inject(project.spec("metadata: {component_id: SYM-CORE-009}\n"), "a.py");
    assertEquals(
        List.of(
            "a.py: Regeneration would change component_id from FOU-ORDE-001 to SYM-CORE-009."
                + " Preserve original."),
        failures(refused));
    MetadataSpec spec =
        project.spec(
            "metadata: {created_by: Other, created_at: '2030-01-01T00:00:00Z', layer: security}\n");
    assertTrue(project.inject(spec, "a.py").isWell());
    String again = project.read("a.py");
    assertTrue(again.contains("\"component_id\":\"FOU-ORDE-001\""), again);
    assertTrue(
        again.contains(
            "\"created_at\":\"2020-01-01T00:00:00Z\",\n\"created_by\":\"Codegen\",\"layer\":\"security\""),
        again);
    assertTrue(again.contains("\"dependencies\":[\"re.x\"]"), again);
  }

  @Test
  void missingAndPlaceholderFields_refuse_inTheWordsOfTheContract() throws Exception {
    project =
        GovernedFolder.in(
            folder.resolve("bare"), "field_values:\n  - files: ['*']\n    domain: orders\n");
    project.write("a.py", "import os\n").write("b.py", "'''Doc.'''\n");
    assertEquals(
        List.of(
            "a.py: DORA field 'layer' missing in schema. Cannot generate file.",
            "a.py: DORA field 'type' missing in schema. Cannot generate file.",
            "a.py: DORA field 'governance_level' missing in schema. Cannot generate file.",
            "a.py: DORA field 'purpose' missing in schema. Cannot generate file. A comment at the top of the"
                + " file may say it."),
        failures(project.inject("a.py")));
    String whole = "metadata: {layer: foundation, type: service, governance_level: low, purpose: P";
    for (String bad :
        List.of(
            "purpose: TODO",
            "created_by: '{name}'",
            "layer: '{foundation|security}'",
            "execution_mode: FILL_IN",
            "dependencies: [a, '{b}']",
            "component_name: ''",
            "owner: 'TODO'")) {
      String field = bad.replaceFirst(":.*", "");
      MetadataSpec spec = project.spec(whole + "}\nfiles:\n  b.py: {" + bad + "}\n");
      List<String> failures = failures(project.inject(spec, "b.py"));
      assertEquals(1, failures.size(), bad + failures);
      assertTrue(
          failures.get(0).startsWith("b.py: DORA field " + field + " has placeholder/empty value: ")
              || failures.get(0).contains("which is not one of"),
          failures.get(0));
      assertEquals("'''Doc.'''\n", project.read("b.py"));
    }
  }

  @Test
  void idOfAnotherFile_isRefused_andOneOfAFileThatIsGone_isNotGivenOut() throws Exception {
    project.write("a.py", "import os\n").write("b.py", "import os\n").write("c.py", "import re\n");
    project.inject("a.py", "b.py");
    assertEquals(
        List.of("c.py: component_id 'FOU-ORDE-002' already exists in b.py"),
        failures(project.inject(project.spec("metadata: {component_id: FOU-ORDE-002}\n"), "c.py")));
    Files.delete(project.root.resolve("b.py"));
    project.write("d.py", project.read("a.py").replace("-001", "-003")); // By hand.
    project.inject("c.py");
    assertTrue(project.read("c.py").contains("FOU-ORDE-004"), project.read("c.py"));
  }

  @Test
  void copyOfAFile_getsTheNewId_whateverItsName() throws Exception {
    project.write("orders.py", "import os\n");
    project.inject("orders.py");
    project.write("a-copy.py", project.read("orders.py"));
    assertEquals(
        List.of(
            ".l9-dora-registry.json:1:1: error [registry-current] a-copy.py: the registry has no entry of it",
            "a-copy.py:6:2: error [unique-id] component_id 'FOU-ORDE-001' already exists in orders.py"),
        project.said());
    assertTrue(project.mend().isWell());
    assertTrue(project.read("a-copy.py").contains("FOU-ORDE-002"));
    assertTrue(project.read("orders.py").contains("FOU-ORDE-001"));
    assertEquals(List.of(), project.said());
  }

  @Test
  void logThatCantBeWritten_isSaid_andWhatWasDoneStays() throws Exception {
    project.write("logs", "a file").write("a.py", "import os\n");
    Injection.Outcome outcome = project.inject("a.py");
    assertEquals(1, outcome.news().size());
    assertTrue(
        outcome.news().get(0).startsWith("what was done could not be noted in logs/"),
        outcome.news().get(0));
    assertTrue(project.read("a.py").contains("__dora_block__"));
  }

  @Test
  void specsThatAreNone_areRefused() {
    for (String text :
        List.of(
            "- a\n",
            "a: 1\n",
            "metadata: [a]\n",
            "metadata: {a: {b: c}}\n",
            "metadata: {a: [[b]]}\n",
            "metadata: &a {b: *a}\n",
            "metadata: {a: &x [*x]}\n",
            "metadata: {a: 1, a: 2}\n",
            "{",
            "")) {
      ToolFailure failure = assertThrows(ToolFailure.class, () -> project.spec(text), text);
      assertTrue(failure.getMessage().contains("is no spec of metadata: "), failure.getMessage());
    }
  }

  @Test
  void fileThatAnEditorSaves_meanwhile_keepsWhatTheEditorWrote() throws Exception {
    Path file = project.root.resolve("a.py");
    for (int round = 0; round < ROUNDS; round++) {
      Files.writeString(file, "a = 'old'\n");
      String edited = "a = 'edited " + round + "'\n";
      Thread editor = new Thread(() -> save(file, edited));
      editor.start();
      String said = "";
      try {
        said = String.join("", project.inject("a.py").news());
      } catch (ToolFailure e) {
        said = e.getMessage();
      }
      editor.join();
      String now = project.read("a.py");
      assertTrue(now.contains("edited " + round) || said.contains("a.py"), now + said);
    }
  }

  private static void save(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
