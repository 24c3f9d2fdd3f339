package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.audit.AuditAction;
import dev.l9.trace.contract.audit.AuditEntry;
import dev.l9.trace.contract.audit.AuditLog;
import dev.l9.trace.contract.registry.Compliance;
import dev.l9.trace.contract.registry.FileFacts;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.registry.RegistryEntry;
import dev.l9.trace.testkit.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryCommandTest {

  private static final Instant TIME = Instant.parse("2026-01-02T02:04:00Z");

  private static final String B =
      "{\"file\":\"b.md\",\"component_id\":\"OPS-2\",\"layer\":\"security\","
          + "\"governance_level\":\"low\",\"status\":\"deprecated\","
          + "\"compliance_status\":\"violations\",\"last_generated_at\":\"2026-01-02T02:04:00Z\"}";

  @TempDir private Path root;

  @BeforeEach
  void write() throws IOException {
    Registry.of(
            List.of(
                RegistryEntry.of(
                    new FileFacts("a\u001b.py", "SYM-1", "foundation", "high", "active"),
                    Compliance.COMPLIANT,
                    TIME),
                RegistryEntry.of(
                    new FileFacts("b.md", "OPS-2", "security", "low", "deprecated"),
                    Compliance.VIOLATIONS,
                    TIME)))
        .write(root);
    new AuditLog(root)
        .append(
            List.of(
                AuditEntry.pass(TIME, AuditAction.VALIDATE, "a.py", "SYM-1"),
                AuditEntry.fail(TIME, AuditAction.VALIDATE, "b.md", "OPS-2", "no layer")));
  }

  private ProgramRun l9(String command, String... options) {
    String[] words = new String[options.length + 3];
    words[0] = "registry";
    words[1] = command;
    System.arraycopy(options, 0, words, 2, options.length);
    words[words.length - 1] = root.toString();
    return L9Run.here(words);
  }

  private static void assertRun(int code, String out, ProgramRun run) {
    assertEquals(out, run.out());
    assertEquals(code, run.exitCode(), run.err());
  }

  @Test
  void list_isATable() {
    assertRun(
        0,
        """
        component_id  level  layer       status      compliance  generated             file
        SYM-1         high   foundation  active      compliant   2026-01-02T02:04:00Z  a\\u001b.py
        OPS-2         low    security    deprecated  violations  2026-01-02T02:04:00Z  b.md
        """,
        l9("list"));
  }

  @Test
  void list_choosesByIdLevelAndStatus() {
    for (String option :
        List.of("--id=OPS-*", "--id=x,OPS-2", "--level=low", "--status=violations")) {
      assertRun(0, "[" + B + "]\n", l9("list", option, "--json"));
    }
    assertRun(0, "[" + B + "]\n", l9("list", "--level=low,high", "--status=deprecated", "--json"));
  }

  @Test
  void list_ofNothing_isANo() {
    ProgramRun run = l9("list", "--id=OPS");
    assertRun(1, "", run);
    assertEquals("l9: the registry has no such file\n", run.err());
    assertRun(1, "[]\n", l9("list", "--id=OPS", "--json"));
  }

  @Test
  void list_ofADamagedRegistry_saysTheLine() throws Exception {
    Files.writeString(root.resolve(Registry.FILE), "{\"version\":1,\"files\":[\n<<<<<<< ours\n");
    ProgramRun run = l9("list");
    assertRun(2, "", run);
    assertTrue(run.err().startsWith("l9: .l9-dora-registry.json:2: it is damaged"), run.err());
  }

  @Test
  void audit_ofALogAsItWasWritten_saysItsLastHash() throws Exception {
    String hash = hash();
    assertRun(0, "2 entries, as written; the last has the hash " + hash + "\n", l9("audit"));
    assertRun(
        0,
        "{\"entries\":2,\"head\":\"" + hash + "\",\"intact\":true,\"problems\":[],\"more\":0}\n",
        l9("audit", "--json", "--head", hash));
  }

  private String hash() throws IOException {
    String line = Files.readAllLines(log()).get(1);
    return line.substring(line.length() - 66, line.length() - 2);
  }

  private Path log() {
    return new AuditLog(root).path();
  }

  @Test
  void audit_ofAChangedLog_saysTheLine() throws Exception {
    String hash = hash();
    Files.writeString(log(), Files.readString(log()).replace("\"FAIL\"", "\"PASS\""));
    assertRun(
        1,
        "logs/codegen-dora-audit.log:2: changed: its hash isn't that of its text\n"
            + "2 entries, not as written; the last has the hash "
            + hash
            + "\n",
        l9("audit"));
    assertRun(
        1,
        "{\"entries\":2,\"head\":\""
            + hash
            + "\",\"intact\":false,\"problems\":[{\"kind\":\"changed\",\"line\":2,"
            + "\"detail\":\"its hash isn't that of its text\"}],\"more\":0}\n",
        l9("audit", "--json"));
  }

  @Test
  void audit_seesWhatWasCutOff_byAHashThatWasKept() throws Exception {
    String hash = hash();
    Files.write(log(), Files.readAllLines(log()).subList(0, 1));
    assertEquals(0, l9("audit").exitCode());
    ProgramRun run = l9("audit", "--head", hash);
    assertEquals(1, run.exitCode());
    assertTrue(run.out().startsWith("logs/codegen-dora-audit.log:1: cut off: "), run.out());
  }

  @Test
  void audit_withoutALog_hasNothingToSay() throws Exception {
    Files.delete(log());
    assertRun(0, "0 entries, as written\n", l9("audit"));
  }

  @Test
  void wrongHash_isWrongUsage() {
    assertEquals(2, l9("audit", "--head", "abc").exitCode());
    assertEquals(2, L9Run.here("registry").exitCode());
  }
}
