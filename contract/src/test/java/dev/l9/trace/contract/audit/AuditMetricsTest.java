package dev.l9.trace.contract.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.contract.audit.AuditMetrics.Counts;
import dev.l9.trace.contract.audit.AuditMetrics.Period;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditMetricsTest {

  private static final Instant FIRST = Instant.parse("2026-01-02T02:04:00Z");

  @TempDir private Path root;
  private AuditLog log;

  @BeforeEach
  void name() {
    log = new AuditLog(root);
  }

  private static AuditEntry entry(Instant time, AuditAction action, boolean isPass) {
    return new AuditEntry(time, action, "a.py", "A-1", isPass, isPass ? "" : "no");
  }

  @Test
  void runsAndDays_areCounted() throws Exception {
    Instant second = FIRST.plus(Duration.ofHours(1));
    Instant nextDay = FIRST.plus(Duration.ofDays(1));
    log.append(
        List.of(
            entry(FIRST, AuditAction.VALIDATE, true), entry(FIRST, AuditAction.VALIDATE, false)));
    log.append(
        List.of(
            entry(second, AuditAction.FIX, true),
            entry(second, AuditAction.FIX, false),
            entry(second, AuditAction.INJECT, false)));
    log.append(
        List.of(
            entry(nextDay, AuditAction.INJECT, true), entry(nextDay, AuditAction.VALIDATE, true)));
    AuditMetrics metrics = AuditMetrics.of(log, nextDay);
    assertEquals(
        List.of(
            new Period("2026-01-02T02:04:00Z", new Counts(2, 1, 0, 0, 0)),
            new Period("2026-01-02T03:04:00Z", new Counts(0, 0, 1, 2, 1)),
            new Period("2026-01-03T02:04:00Z", new Counts(1, 1, 0, 0, 0))),
        metrics.runs());
    assertEquals(
        List.of(
            new Period("2026-01-02", new Counts(2, 1, 1, 2, 1)),
            new Period("2026-01-03", new Counts(1, 1, 0, 0, 0))),
        metrics.days());
    assertEquals(new Counts(3, 2, 1, 2, 1), metrics.recent());
  }

  @Test
  void whatIsOld_orYetToCome_isNotRecent() throws Exception {
    log.append(List.of(entry(FIRST, AuditAction.INJECT, false)));
    Instant later = FIRST.plus(AuditMetrics.WINDOW);
    log.append(List.of(entry(later, AuditAction.INJECT, false)));
    log.append(List.of(entry(later.plusSeconds(1), AuditAction.INJECT, false)));
    assertEquals(1, AuditMetrics.of(log, later).recent().failedGenerations());
  }

  @Test
  void periods_areBounded_andTheLatestStay() throws Exception {
    List<AuditEntry> entries = new ArrayList<>();
    for (int i = 0; i <= AuditMetrics.MOST; i++) {
      entries.add(entry(FIRST.plus(Duration.ofDays(i)), AuditAction.VALIDATE, true));
    }
    log.append(entries);
    AuditMetrics metrics = AuditMetrics.of(log, FIRST);
    assertEquals(AuditMetrics.MOST, metrics.days().size());
    assertEquals(AuditMetrics.MOST, metrics.runs().size());
    assertEquals("2026-01-03", metrics.days().get(0).name());
    assertEquals("2026-01-03T02:04:00Z", metrics.runs().get(0).name());
  }

  @Test
  void logThatIsMissing_saysNothing() throws Exception {
    assertEquals(AuditMetrics.NONE, AuditMetrics.of(log, FIRST));
  }
}
