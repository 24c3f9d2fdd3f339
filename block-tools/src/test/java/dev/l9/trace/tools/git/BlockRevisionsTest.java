package dev.l9.trace.tools.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.reader.diff.Difference;
import dev.l9.trace.reader.diff.TraceDiff;
import dev.l9.trace.reader.diff.TraceDiff.ChangedResult;
import dev.l9.trace.reader.diff.TraceDiff.Edge;
import dev.l9.trace.reader.diff.TraceDiff.Thrown;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockRevisionsTest {

  private static final String RULE = "// " + "=".repeat(76) + "\n";

  @TempDir Path folder;
  private Git git;

  @BeforeEach
  void repository() {
    git = new Git(folder);
    git.get("init", "-q", "-b", "main");
    git.get("config", "user.name", "l9");
    git.get("config", "user.email", "l9@localhost");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void commit(String tag) {
    git.get("add", "-A");
    git.get("commit", "-q", "-m", tag, "--allow-empty");
    git.get("tag", tag);
  }

  private static String source(String type, String block) {
    String code = "class " + type + " {\n" + "  int same;\n".repeat(30) + "}\n";
    return block.isEmpty()
        ? code
        : code
            + RULE
            + "// L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT\n"
            + RULE
            + "// "
            + block
            + "\n"
            + RULE
            + "// END L9 DORA BLOCK\n"
            + RULE;
  }

  private static String block(String type, String total, String callee, String error) {
    return """
    {"trace_id": "sys_1768312800_abcdef12", "task": "total", "timestamp": "2026-01-13T14:00:00Z", \
    "patterns_used": [], "graph": {"nodes": [{"id": "%s.total", "file": "%s.java", "layer": \
    "system", "calls": 3, "errors": 0}], "edges": [{"from": "%s.total", "to": "%s", "calls": 3}]}, \
    "inputs": {"items": 2}, "outputs": {"result": %s}, "metrics": {"confidence": "0.44", \
    "errors_detected": [%s], "stability_score": "1.0"}}\
    """
        .formatted(type, type, type, callee, total, error);
  }

  private TraceDiff compare(String old, String now) {
    return new BlockRevisions(folder).compare(old, now);
  }

  @Test
  void changedFacts_areTold() throws IOException {
    write("Orders.java", source("Orders", block("Orders", "15", "Prices.of", "")));
    commit("one");
    String error = "\"IllegalStateException: no price\"";
    write("Orders.java", source("Orders", block("Orders", "16", "Discounts.of", error)));
    commit("two");
    TraceDiff diff = compare("one", "two");
    assertEquals(
        List.of(
            new ChangedResult(
                "Orders: total", "{\"items\":2}", "{\"result\":15}", "{\"result\":16}")),
        diff.results());
    assertEquals(
        new Difference<>(
            List.of(new Edge("Orders.total", "Discounts.of", 3)),
            List.of(new Edge("Orders.total", "Prices.of", 3))),
        diff.edges());
    assertEquals(
        List.of(new Thrown("Orders", "IllegalStateException: no price", 1)), diff.errors().isNew());
    assertTrue(diff.methods().isEmpty());
    assertTrue(compare("one", "one").isEmpty());
  }

  @Test
  void renamedFile_isComparedWithItsOldName() throws IOException {
    write("Orders.java", source("Orders", block("Orders", "15", "Prices.of", "")));
    commit("one");
    git.get("mv", "Orders.java", "Bills.java");
    write("Bills.java", source("Bills", block("Bills", "15", "Prices.of", "")));
    commit("two");
    TraceDiff diff = compare("one", "two");
    assertTrue(diff.isEmpty(), diff::toString);
    assertEquals(List.of(), diff.remarks());
  }

  @Test
  void missingBlocks_areRemarked() throws IOException {
    write("Orders.java", source("Orders", block("Orders", "15", "Prices.of", "")));
    write("Plain.java", source("Plain", ""));
    write("Gone.java", "final " + source("Gone", block("Gone", "1", "A.a", "")));
    write("notes.txt", "no block here");
    commit("one");
    write("Orders.java", source("Orders", ""));
    write("Plain.java", source("Plain", block("Plain", "2", "B.b", "")));
    Files.delete(folder.resolve("Gone.java"));
    write("notes.txt", "nor here");
    commit("two");
    TraceDiff diff = compare("one", "two");
    assertTrue(diff.isEmpty(), diff::toString);
    assertEquals(
        List.of(
            "Gone.java is gone, with its block",
            "Orders.java has no block in two",
            "Plain.java has no block in one"),
        diff.remarks());
  }

  @Test
  void revisionThatIsNone_isSaid() {
    commit("one");
    assertEquals(
        "nine is no revision in this repository",
        assertThrows(ToolFailure.class, () -> compare("one", "nine")).getMessage());
    assertEquals(
        "--output=x is no revision in this repository",
        assertThrows(ToolFailure.class, () -> compare("--output=x", "one")).getMessage());
  }
}
