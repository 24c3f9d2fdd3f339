package dev.l9.trace.cli.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.contract.registry.Compliance;
import dev.l9.trace.contract.registry.FileFacts;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.registry.RegistryEntry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RegistryCheckCommandTest {

  @TempDir private Path root;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void write() throws Exception {
    FileFacts header = new FileFacts("a.py", "A-1", "foundation", "high", "active");
    Registry.of(List.of(RegistryEntry.of(header, Compliance.COMPLIANT, Instant.EPOCH))).write(root);
    level("high");
  }

  private void level(String level) throws IOException {
    String header =
        """
        # DORA PROTOCOL METADATA
        __dora_block__ = {
            "component_id": "A-1",
            "layer": "foundation",
            "status": "active",
            "governance_level": "LEVEL",
        }
        # END DORA BLOCK
        """;
    Files.writeString(root.resolve("a.py"), header.replace("LEVEL", level));
  }

  private int run(String... options) {
    CommandLine line = new CommandLine(new RegistryCheckCommand());
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    List<String> words = new ArrayList<>(List.of(options));
    words.add(root.toString());
    return line.execute(words.toArray(new String[0]));
  }

  @Test
  void currentRegistry_isAYes() {
    assertEquals(0, run());
    assertEquals("the registry says what the headers say\n", out.toString());
  }

  @Test
  void staleRegistry_isANo_withTheLine() throws Exception {
    level("low");
    assertEquals(1, run());
    assertEquals(
        ".l9-dora-registry.json:2: stale: a.py: governance_level is 'high' here and 'low' in the"
            + " file\n",
        out.toString());
    assertEquals("next: l9 fix\n", err.toString());
  }

  @Test
  void json_isAListOfProblems() throws Exception {
    level("low");
    assertEquals(1, run("--json"));
    assertEquals(
        "[{\"kind\":\"stale\",\"file\":\"a.py\",\"line\":2,\"detail\":\"governance_level is 'high'"
            + " here and 'low' in the file\"}]\n",
        out.toString());
  }
}
