package dev.l9.trace.contract.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.audit.AuditCheck.Result;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test does something to a log of six entries. */
class AuditCheckTest {

  @TempDir private Path root;
  private AuditLog log;
  private List<String> lines = List.of();

  @BeforeEach
  void write() throws IOException {
    log = new AuditLog(root);
    List<AuditEntry> entries = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "d", "e", "f")) {
      entries.add(AuditEntry.pass(Instant.EPOCH, AuditAction.VALIDATE, name + ".py", "ID-" + name));
    }
    log.append(entries);
    lines = new ArrayList<>(Files.readAllLines(log.path()));
  }

  /** What is found, as kind, line and detail. */
  private List<String> found() throws IOException {
    Files.writeString(log.path(), String.join("\n", lines) + "\n");
    Result result = AuditCheck.run(log, Optional.empty());
    assertEquals(result.problems().isEmpty(), result.isIntact());
    return result.problems().stream()
        .map(problem -> problem.kind() + " " + problem.line() + ": " + problem.detail())
        .toList();
  }

  /** Lines that somebody writes as we do, behind those that are there. */
  private static List<String> sealed(Path folder, List<String> before, String... files)
      throws IOException {
    AuditLog other = new AuditLog(folder);
    Files.createDirectories(other.path().getParent());
    Files.write(other.path(), before);
    for (String file : files) {
      other.append(List.of(AuditEntry.pass(Instant.EPOCH, AuditAction.VALIDATE, file, "")));
    }
    return Files.readAllLines(other.path());
  }

  @Test
  void logAsItWasWritten_isIntact() throws Exception {
    assertEquals(List.of(), found());
    Result result = AuditCheck.run(log, Optional.empty());
    assertEquals(6, result.entries());
    assertTrue(lines.get(5).endsWith(",\"hash\":\"" + result.head() + "\"}"));
  }

  @Test
  void missingLog_isIntact() throws Exception {
    Files.delete(log.path());
    Result result = AuditCheck.run(log, Optional.empty());
    assertTrue(result.isIntact());
    assertEquals(ChainedLine.FIRST, result.head());
  }

  @Test
  void changedText_isFound() throws Exception {
    lines.set(2, lines.get(2).replace("PASS", "FAIL"));
    assertEquals(List.of("CHANGED 3: its hash isn't that of its text"), found());
  }

  @Test
  void changedHash_isFound() throws Exception {
    lines.set(2, lines.get(2).replaceAll(".\"}$", "x\"}"));
    assertEquals(List.of("CHANGED 3: its hash isn't that of its text"), found());
  }

  @Test
  void changedLastEntry_isFound() throws Exception {
    lines.set(5, lines.get(5).replace("PASS", "FAIL"));
    assertEquals(List.of("CHANGED 6: its hash isn't that of its text"), found());
  }

  @Test
  void entryThatIsSealedAnew_isFoundByTheNext() throws Exception {
    List<String> forged = sealed(root.resolve("x"), lines.subList(0, 2), "innocent.py");
    lines.set(2, forged.get(2));
    assertEquals(
        List.of(
            "REMOVED 4: entries between lines 3 and 4 were removed, or the line before was changed"
                + " and sealed anew"),
        found());
  }

  @Test
  void removedEntries_areFound() throws Exception {
    lines.remove(3);
    lines.remove(0);
    assertEquals(
        List.of(
            "REMOVED 1: entries before it were removed, or the line before was changed and sealed"
                + " anew",
            "REMOVED 3: entries between lines 2 and 3 were removed, or the line before was changed"
                + " and sealed anew"),
        found());
  }

  @Test
  void insertedText_isFound() throws Exception {
    lines.add(1, "all is well");
    lines.add(4, "");
    assertEquals(List.of("INSERTED 2: it is no entry", "INSERTED 5: it is no entry"), found());
  }

  @Test
  void insertedEntry_isFound_evenIfItIsSealed() throws Exception {
    String forged = sealed(root.resolve("x"), lines.subList(0, 2), "extra.py").get(2);
    lines.add(2, forged);
    assertEquals(
        List.of(
            "INSERTED 4: it was written after line 2: line 3 was inserted, or it was repeated"
                + " here"),
        found());
    lines.set(2, forged.replace("PASS", "FAIL"));
    assertEquals(List.of("INSERTED 3: no entry follows it, and its hash is wrong"), found());
  }

  @Test
  void repeatedEntry_isFound() throws Exception {
    lines.add(4, lines.get(1));
    assertEquals(
        List.of(
            "INSERTED 5: it was written after line 1: lines 2 to 4 were inserted, or it was"
                + " repeated here",
            "INSERTED 6: it was written after line 4: line 5 was inserted, or it was repeated"
                + " here"),
        found());
  }

  @Test
  void reorderedEntries_areFound() throws Exception {
    lines.add(3, lines.remove(2));
    assertEquals(
        List.of(
            "REORDERED 3: it was written after line 4, and was moved",
            "REORDERED 4: it was written after line 2, and was moved",
            "REORDERED 5: it was written after line 3, and was moved"),
        found());
  }

  @Test
  void entryThatIsCutInTheMiddle_isFound_andIsNotTakenForTorn() throws Exception {
    lines.set(2, lines.get(2).substring(0, 40));
    assertEquals(List.of("CHANGED 3: here was an entry, and it is whole no more"), found());
    lines.set(2, lines.get(2) + lines.remove(3));
    assertEquals(List.of("CHANGED 3: its hash isn't that of its text"), found());
  }

  @Test
  void entriesCutOffAtTheEnd_areFound_byAHashThatIsKnown() throws Exception {
    String head = AuditCheck.run(log, Optional.empty()).head();
    assertTrue(AuditCheck.run(log, Optional.of(head)).isIntact());
    lines.subList(4, 6).clear();
    assertEquals(List.of(), found());
    Result result = AuditCheck.run(log, Optional.of(head));
    assertFalse(result.isIntact());
    assertEquals(AuditProblem.Kind.CUT_OFF, result.problems().get(0).kind());
    assertEquals(4, result.problems().get(0).line());
  }

  @Test
  void logThatIsWrittenAnew_isFound_byAHashThatIsKnown() throws Exception {
    String head = AuditCheck.run(log, Optional.empty()).head();
    lines = sealed(root.resolve("x"), lines.subList(0, 3), "x.py", "y.py", "z.py");
    assertEquals(List.of(), found());
    assertFalse(AuditCheck.run(log, Optional.of(head)).isIntact());
  }

  @Test
  void problems_areBounded_andTheRestIsCounted() throws Exception {
    for (int i = 0; i < 150; i++) {
      lines.add(3, "x");
    }
    Files.write(log.path(), lines);
    Result result = AuditCheck.run(log, Optional.empty());
    assertEquals(AuditCheck.MOST, result.problems().size());
    assertEquals(50, result.left());
    assertFalse(result.isIntact());
  }

  @Test
  void log_isReadInConstantMemory() throws Exception {
    long copies = (Boolean.getBoolean("l9.stress") ? 1L << 30 : 2L << 20) / lines.get(0).length();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(log.path()))) {
      for (long i = 0; i < copies; i++) {
        out.write('x'); // One line.
        out.write(lines.get(0).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      }
      out.write('\n');
      for (long i = 0; i < copies; i++) {
        out.write((lines.get(0) + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      }
    }
    Result result = AuditCheck.run(log, Optional.empty());
    assertEquals(copies, result.entries());
    assertEquals(copies, result.problems().size() + result.left());
  }
}
