package dev.l9.trace.contract.inject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.GovernedFolder;
import dev.l9.trace.contract.inject.Injection.Outcome;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.validate.Validation;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.rewrite.SourceEdit.Change;
import dev.l9.trace.tools.ToolFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftInjectionTest {

  private static final String CODE = "/** Keeps orders. */\nclass A {}\n";

  @TempDir private Path folder;

  private static Draft draft(String path, @Nullable String before, String content) {
    return new Draft(path, before == null ? null : before.getBytes(UTF_8), content.getBytes(UTF_8));
  }

  private static DraftInjection injection(Path root, String... paths) throws Exception {
    Map<String, Map<String, CapturedValue>> files = new HashMap<>();
    for (String path : paths) {
      Map<String, CapturedValue> fields = new HashMap<>();
      for (String field :
          List.of(
              "created_at=2026-01-05T09:00:00Z",
              "created_by=Team",
              "layer=operations",
              "domain=orders",
              "type=service",
              "governance_level=high")) {
        String[] parts = field.split("=", 2);
        fields.put(parts[0], new CapturedValue.Text(parts[1]));
      }
      files.put(path, fields);
    }
    Instant now = Instant.parse("2026-02-03T04:05:06Z");
    return new DraftInjection(GovernedProject.ofNewFolder(root), MetadataSpec.ofFiles(files), now);
  }

  @Test
  void drafts_becomeFilesWithBlocks_inAFolderThatIsNew() throws Exception {
    Path root = folder.resolve("new/module");
    Change other = Change.creating(root.resolve("pom.xml"), "<project/>".getBytes(UTF_8));
    DraftInjection injection = injection(root, "src/A.java");
    List<Draft> drafts = List.of(draft("src/A.java", null, CODE));
    assertEquals(List.of(), injection.plan(drafts).plan().get(0).failures());
    assertFalse(Files.exists(root));

    Outcome outcome = injection.write(drafts, List.of(other));
    assertTrue(outcome.isWritten());
    String text = Files.readString(root.resolve("src/A.java"));
    assertTrue(text.contains("\"component_id\":\"OPE-ORDE-001\""), text);
    assertTrue(text.contains("L9 DORA BLOCK"), text);
    assertEquals("<project/>", Files.readString(root.resolve("pom.xml")));
    String registry = Files.readString(root.resolve(Registry.FILE));
    assertTrue(registry.contains("\"last_generated_at\":\"2026-01-05T09:00:00Z\""), registry);
    assertTrue(Validation.of(GovernedProject.at(root), List.of()).run().violations().isEmpty());
  }

  @Test
  void aFieldThatTheContractRefuses_leavesAllUnwritten() throws Exception {
    GovernedFolder project =
        GovernedFolder.in(folder, "required_dora_block: {allowed_values: {layer: [foundation]}}\n");
    Path root = project.root;
    Outcome outcome =
        injection(root, "A.java")
            .write(
                List.of(draft("A.java", null, CODE)),
                List.of(Change.creating(root.resolve("pom.xml"), new byte[1])));
    assertFalse(outcome.isWritten());
    assertEquals(1, outcome.plan().get(0).failures().size());
    assertFalse(Files.exists(root.resolve("A.java")));
    assertFalse(Files.exists(root.resolve("pom.xml")));
  }

  @Test
  void aFileThatHasChangedSinceItWasRead_leavesAllUnwritten() throws Exception {
    Path root = folder.toRealPath();
    Files.writeString(root.resolve("A.java"), CODE + "// mine\n");
    DraftInjection injection = injection(root, "A.java", "B.java");
    List<Draft> drafts =
        List.of(
            draft("B.java", null, CODE.replace("class A", "class B")),
            draft("A.java", CODE, CODE + "// new\n"));
    String reason =
        assertThrows(ToolFailure.class, () -> injection.write(drafts, List.of())).getMessage();
    assertEquals(
        root.resolve("A.java")
            + " has changed since it was read; try it again; no file was written",
        reason);
    assertFalse(Files.exists(root.resolve("B.java")));
    assertEquals(CODE + "// mine\n", Files.readString(root.resolve("A.java")));
  }
}
