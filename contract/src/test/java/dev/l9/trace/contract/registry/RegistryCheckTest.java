package dev.l9.trace.contract.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.contract.registry.RegistryProblem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryCheckTest {

  @TempDir private Path root;
  private final Map<String, FileFacts> headers = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();

  private final GovernedFiles files =
      new GovernedFiles() {
        @Override
        public Set<String> paths() {
          return headers.keySet();
        }

        @Override
        public Optional<FileFacts> facts(String path) {
          FileFacts facts = headers.get(path);
          return facts == null || facts.layer().equals("none")
              ? Optional.empty()
              : Optional.of(facts);
        }
      };

  private void header(String file, String id, String layer) {
    headers.put(file, new FileFacts(file, id, layer, "low", "active"));
  }

  private void entry(String file, String id, String layer) {
    lines.add(
        new RegistryEntry(
                new FileFacts(file, id, layer, "low", "active"),
                Compliance.COMPLIANT,
                "2026-01-02T02:04:00Z",
                Map.of())
            .line());
  }

  private List<RegistryProblem> check() throws IOException {
    String text = "{\"version\":1,\"files\":[\n" + String.join(",\n", lines) + "\n]}\n";
    Files.writeString(root.resolve(Registry.FILE), text);
    return RegistryCheck.run(root, files);
  }

  @Test
  void currentRegistry_hasNoProblem() throws Exception {
    header("a.py", "A-1", "foundation");
    header("noheader.py", "", "none");
    entry("a.py", "A-1", "foundation");
    assertEquals(List.of(), check());
  }

  @Test
  void everyDifference_isSaidWithItsLine() throws Exception {
    header("a.py", "A-1", "foundation");
    header("b.py", "B-1", "foundation");
    header("c.py", "", "none");
    header("new.py", "N-1", "foundation");
    entry("a.py", "A-1", "security");
    entry("b.py", "A-1", "foundation");
    entry("c.py", "C-1", "");
    entry("gone.py", "G-1", "");
    entry("a.py", "A-1", "foundation");
    assertEquals(
        List.of(
            new RegistryProblem(
                Kind.STALE, "a.py", 2, "layer is 'security' here and 'foundation' in the file"),
            new RegistryProblem(Kind.DUPLICATE_ID, "b.py", 3, "A-1 is that of a.py too, in line 2"),
            new RegistryProblem(
                Kind.STALE, "b.py", 3, "component_id is 'A-1' here and 'B-1' in the file"),
            new RegistryProblem(Kind.STALE, "c.py", 4, "the file has no header"),
            new RegistryProblem(
                Kind.EXTRA,
                "gone.py",
                5,
                "the file isn't there, or the contract doesn't govern it"),
            new RegistryProblem(
                Kind.DUPLICATE_FILE, "a.py", 6, "the registry has another entry of it above"),
            new RegistryProblem(Kind.MISSING, "new.py", 1, "the registry has no entry of it")),
        check());
  }

  @Test
  void entriesWithoutId_shareNone() throws Exception {
    header("a.py", "", "");
    header("b.py", "", "");
    entry("a.py", "", "");
    entry("b.py", "", "");
    assertEquals(List.of(), check());
  }

  @Test
  void projectWithoutRegistry_lacksEveryFile() throws Exception {
    header("a.py", "A-1", "foundation");
    List<RegistryProblem> problems = RegistryCheck.run(root, files);
    assertEquals(List.of(Kind.MISSING), problems.stream().map(RegistryProblem::kind).toList());
  }

  @Test
  void manyEntries_areChecked() throws Exception {
    int count = Boolean.getBoolean("l9.stress") ? 100_000 : 5_000;
    for (int i = 0; i < count; i++) {
      String name = "src/package" + i / 100 + "/file" + i + ".py";
      header(name, "SYM-CORE-" + i, "foundation");
      entry(name, "SYM-CORE-" + i, i == count - 1 ? "other" : "foundation");
    }
    List<RegistryProblem> problems = check();
    assertEquals(1, problems.size());
    assertEquals(count + 1, problems.get(0).line());
  }
}
