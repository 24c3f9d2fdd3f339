package dev.l9.trace.contract.audit;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the log says of the project over time: for each day, and for each of the latest runs.
 * Entries of one run have one timestamp and follow each other. Immutable.
 *
 * @param runs the latest runs, at most {@link #MOST}, in their order
 * @param days the latest days in UTC on which there was one, at most {@link #MOST}, in their order
 * @param recent all of the last {@link #WINDOW}
 */
public record AuditMetrics(List<Period> runs, List<Period> days, Counts recent) {

  /** As many runs and days are kept. */
  public static final int MOST = 100;

  /** What counts as recent. */
  public static final Duration WINDOW = Duration.ofDays(30);

  /** What there is without a log. */
  public static final AuditMetrics NONE =
      new AuditMetrics(List.of(), List.of(), new Counter().counts());

  public AuditMetrics {
    runs = List.copyOf(runs);
    days = List.copyOf(days);
  }

  /**
   * A run or a day.
   *
   * @param name when, such as {@code 2026-01-02} or {@code 2026-01-02T02:04:00Z}
   */
  public record Period(String name, Counts counts) {}

  /**
   * How often something was done, and how often it passed.
   *
   * @param checked how many files were checked
   * @param compliant how many of them passed
   * @param failedGenerations how many files could not be generated
   * @param fixes how many files were to be mended
   * @param fixed how many of them were
   */
  public record Counts(
      long checked, long compliant, long failedGenerations, long fixes, long fixed) {}

  /**
   * Reads a log, as a stream.
   *
   * @param now the end of the time that is recent
   * @throws IOException where it can't be read
   */
  public static AuditMetrics of(AuditLog log, Instant now) throws IOException {
    Reading reading = new Reading(now);
    log.forEach(reading::add);
    return reading.metrics();
  }

  private static final class Counter {
    private long checked;
    private long compliant;
    private long failedGenerations;
    private long fixes;
    private long fixed;

    void add(AuditEntry entry) {
      int pass = entry.isPass() ? 1 : 0;
      switch (entry.action()) {
        case VALIDATE -> {
          checked++;
          compliant += pass;
        }
        case INJECT -> failedGenerations += 1 - pass;
        case FIX -> {
          fixes++;
          fixed += pass;
        }
      }
    }

    Counts counts() {
      return new Counts(checked, compliant, failedGenerations, fixes, fixed);
    }
  }

  /** One pass over a log. */
  private static final class Reading {
    private final Instant now;
    private final Counter recent = new Counter();
    private final TreeMap<LocalDate, Counter> days = new TreeMap<>();
    private final Deque<Map.Entry<Instant, Counter>> runs = new ArrayDeque<>();

    Reading(Instant now) {
      this.now = now;
    }

    void add(AuditEntry entry) {
      Instant time = entry.timestamp();
      if (!time.isAfter(now) && time.isAfter(now.minus(WINDOW))) {
        recent.add(entry);
      }
      LocalDate day = time.atZone(ZoneOffset.UTC).toLocalDate();
      days.computeIfAbsent(day, key -> new Counter()).add(entry);
      if (days.size() > MOST) {
        days.pollFirstEntry();
      }
      run(time).add(entry);
    }

    private Counter run(Instant time) {
      Map.@Nullable Entry<Instant, Counter> last = runs.peekLast();
      if (last == null || !last.getKey().equals(time)) {
        last = Map.entry(time, new Counter());
        runs.add(last);
        if (runs.size() > MOST) {
          runs.poll();
        }
      }
      return last.getValue();
    }

    AuditMetrics metrics() {
      List<Period> byRun = new ArrayList<>();
      runs.forEach(run -> byRun.add(new Period(run.getKey().toString(), run.getValue().counts())));
      List<Period> byDay = new ArrayList<>();
      days.forEach((day, counter) -> byDay.add(new Period(day.toString(), counter.counts())));
      return new AuditMetrics(byRun, byDay, recent.counts());
    }
  }
}
