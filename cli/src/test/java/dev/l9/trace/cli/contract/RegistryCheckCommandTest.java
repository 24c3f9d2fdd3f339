package dev.l9.trace.cli.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.contract.registry.Compliance;
import dev.l9.trace.contract.registry.FileFacts;
import dev.l9.trace.contract.registry.GovernedFiles;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.registry.RegistryEntry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RegistryCheckCommandTest {

  @TempDir private Path root;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private FileFacts header = new FileFacts("a.py", "A-1", "foundation", "high", "active");

  @BeforeEach
  void write() throws Exception {
    Registry.of(List.of(RegistryEntry.of(header, Compliance.COMPLIANT, Instant.EPOCH))).write(root);
  }

  private int run(String... options) {
    CommandLine line =
        new CommandLine(
            new RegistryCheckCommand(
                folder ->
                    new GovernedFiles() {
                      @Override
                      public Set<String> paths() {
                        return Set.of("a.py");
                      }

                      @Override
                      public Optional<FileFacts> facts(String path) {
                        return Optional.of(header);
                      }
                    }));
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    List<String> words = new java.util.ArrayList<>(List.of(options));
    words.add(root.toString());
    return line.execute(words.toArray(new String[0]));
  }

  @Test
  void currentRegistry_isAYes() {
    assertEquals(0, run());
    assertEquals("", out.toString());
  }

  @Test
  void staleRegistry_isANo_withTheLine() {
    header = new FileFacts("a.py", "A-1", "foundation", "low", "active");
    assertEquals(1, run());
    assertEquals(
        ".l9-dora-registry.json:2: stale: a.py: governance_level is 'high' here and 'low' in the"
            + " file\n",
        out.toString());
    assertEquals("next: l9 fix\n", err.toString());
  }

  @Test
  void json_isAListOfProblems() {
    header = new FileFacts("a.py", "A-1", "foundation", "low", "active");
    assertEquals(1, run("--json"));
    assertEquals(
        "[{\"kind\":\"stale\",\"file\":\"a.py\",\"line\":2,\"detail\":\"governance_level is 'high'"
            + " here and 'low' in the file\"}]\n",
        out.toString());
  }
}
