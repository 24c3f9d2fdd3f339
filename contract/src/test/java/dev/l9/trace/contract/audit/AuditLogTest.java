package dev.l9.trace.contract.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

  private static final Instant TIME = Instant.parse("2026-01-02T02:04:00Z");

  @TempDir private Path root;
  private AuditLog log;

  @BeforeEach
  void name() {
    log = new AuditLog(root);
  }

  private static AuditEntry pass(String file) {
    return AuditEntry.pass(TIME, AuditAction.VALIDATE, file, "A-1");
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(log.path());
  }

  private List<AuditEntry> entries() throws IOException {
    List<AuditEntry> entries = new ArrayList<>();
    log.forEach(entries::add);
    return entries;
  }

  @Test
  void entry_isOneLine_withTheHashOfItsBytes_andOfTheLineBefore() throws Exception {
    log.append(
        List.of(pass("a.py"), AuditEntry.fail(TIME, AuditAction.FIX, "b.py", "", "no header")));
    String first =
        "{\"timestamp\":\"2026-01-02T02:04:00Z\",\"action\":\"validate\",\"file_path\":\"a.py\","
            + "\"component_id\":\"A-1\",\"validation_result\":\"PASS\",\"reason_if_fail\":\"\","
            + "\"previous\":\"0000000000000000000000000000000000000000000000000000000000000000\"";
    String second =
        "{\"timestamp\":\"2026-01-02T02:04:00Z\",\"action\":\"fix\",\"file_path\":\"b.py\","
            + "\"component_id\":\"\",\"validation_result\":\"FAIL\",\"reason_if_fail\":\"no header\","
            + "\"previous\":\""
            + sha256(first)
            + "\"";
    assertEquals(
        List.of(
            first + ",\"hash\":\"" + sha256(first) + "\"}",
            second + ",\"hash\":\"" + sha256(second) + "\"}"),
        lines());
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }

  @Test
  void entries_areReadAsTheyWere() throws Exception {
    List<AuditEntry> written =
        List.of(
            pass("a\n\"},{\u0000\u2028\u202e\ud800.py"),
            AuditEntry.fail(TIME, AuditAction.INJECT, "ü.py", "Ü", "\",\"hash\":\"x"));
    log.append(written);
    assertEquals(written, entries());
    assertEquals(2, lines().size());
  }

  @Test
  void longTexts_areCut() throws Exception {
    log.append(
        List.of(AuditEntry.fail(TIME, AuditAction.FIX, "a.py", "", "\ud83d\ude00".repeat(9_000))));
    String reason = entries().get(0).reason();
    assertTrue(reason.length() <= 8_000);
    assertTrue(reason.endsWith("\ude00…"));
  }

  @Test
  void nothing_makesNoLog() throws Exception {
    log.append(List.of());
    assertFalse(Files.exists(log.path()));
    assertEquals(List.of(), entries());
  }

  @Test
  void tornLine_staysAsEvidence_andTheChainGoesOn() throws Exception {
    log.append(List.of(pass("a.py")));
    tear("{\"timestamp\":\"2026-01-02T02:04:00Z\",\"act");
    log.append(List.of(pass("b.py")));
    assertEquals("{\"timestamp\":\"2026-01-02T02:04:00Z\",\"act", lines().get(1));
    AuditCheck.Result result = AuditCheck.run(log, Optional.empty());
    assertEquals(
        List.of(
            new AuditProblem(
                AuditProblem.Kind.TORN,
                2,
                "it was written in part, as by a process that was killed")),
        result.problems());
    assertTrue(result.isIntact());
    assertEquals(2, entries().size());
  }

  @Test
  void wholeLineWithoutItsEnd_isNotTorn() throws Exception {
    log.append(List.of(pass("a.py")));
    byte[] bytes = Files.readAllBytes(log.path());
    Files.write(log.path(), java.util.Arrays.copyOf(bytes, bytes.length - 1));
    log.append(List.of(pass("b.py")));
    assertEquals(2, lines().size());
    assertEquals(List.of(), AuditCheck.run(log, Optional.empty()).problems());
  }

  @Test
  void lastWholeEntry_isFound_howeverMuchIsBehindIt() throws Exception {
    log.append(List.of(pass("a.py")));
    tear("x".repeat(3 << 20) + "\n\n");
    log.append(List.of(pass("b.py")));
    tear("y");
    log.append(List.of(pass("c.py")));
    AuditCheck.Result result = AuditCheck.run(log, Optional.empty());
    assertEquals(List.of(2L, 3L, 5L), result.problems().stream().map(AuditProblem::line).toList());
    assertEquals(3, result.entries());
  }

  private void tear(String text) throws IOException {
    Files.writeString(log.path(), text, StandardOpenOption.APPEND);
  }

  @Test
  void logThatIsMovedAway_beginsAnew() throws Exception {
    log.append(List.of(pass("a.py")));
    Files.move(log.path(), root.resolve("old.log"));
    log.append(List.of(pass("b.py")));
    assertEquals(List.of(pass("b.py")), entries());
    assertTrue(AuditCheck.run(log, Optional.empty()).isIntact());
  }

  @Test
  void appends_ofSeveralThreadsAndProcesses_areOneChain() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (String name : List.of("p", "q")) {
      processes.add(AuditProcess.start(root, name, 10));
    }
    List<Thread> threads = new ArrayList<>();
    for (String name : List.of("t", "u")) {
      threads.add(new Thread(() -> AuditProcess.append(root, name, 10), name));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    for (Process process : processes) {
      assertEquals(0, process.waitFor());
    }
    AuditCheck.Result result = AuditCheck.run(log, Optional.empty());
    assertEquals(List.of(), result.problems());
    assertEquals(4 * 10 * 3, result.entries());
  }
}
