package dev.l9.trace.reader.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoraMetricsTest {

  private static final int DAY = 86_400;
  private static final long BEGIN =
      ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2026-01-13T14:00:00Z"));

  @TempDir Path folder;

  private ChangeHistory history(Trace trace) throws IOException {
    return ChangeCollector.history(trace.read(folder, ChangeCollector::new));
  }

  private static void calls(Trace trace, String jvm, double from, int succeeded, int failed) {
    for (int i = 0; i < succeeded + failed; i++) {
      trace.call(jvm, from + i, "t", 1_000_000, i < succeeded ? "success" : "error");
    }
  }

  /** One is good, two is bad and rolled back to one, three mends it. */
  private static Trace threeChanges() {
    Trace trace = new Trace().run("aaaaa", 0, "one");
    calls(trace, "aaaaa", 10, 99, 1);
    trace.run("bbbbb", DAY, "two");
    calls(trace, "bbbbb", DAY + 10, 50, 50);
    trace.run("eeeee", DAY + 300, "two"); // To start it again doesn't mend it.
    trace.run("ccccc", DAY + 660.001, "one");
    calls(trace, "ccccc", DAY + 700, 100, 0);
    trace.run("ddddd", 4 * DAY, "three");
    calls(trace, "ddddd", 4 * DAY + 10, 98, 2);
    return trace;
  }

  private static OptionalLong committed(String revision) {
    return switch (revision) {
      case "one" -> OptionalLong.of(BEGIN - 3_600_000_000L);
      case "two" -> OptionalLong.of(BEGIN + (DAY - 1_800) * 1_000_000L);
      case "three" -> OptionalLong.of(BEGIN + 5L * DAY * 1_000_000); // A clock that is wrong.
      default -> OptionalLong.empty();
    };
  }

  @Test
  void measures_areThoseOfTheDefinitions() throws IOException {
    DoraMetrics metrics = DoraMetrics.of(history(threeChanges()), DoraMetricsTest::committed);
    assertEquals(0.5, metrics.changesPerDay(), 1e-9);
    assertEquals(347.0 / 400, metrics.stability(), 1e-9);
    assertEquals(OptionalDouble.of(2_700), metrics.cycleSeconds());
    assertEquals(2, metrics.cycles());
    assertEquals(2, metrics.judged());
    assertEquals(1, metrics.failed());
    assertEquals(0.5, metrics.changeFailureRate());
    // From the end of the first failed call, at 60.001 s, to the start of the old revision.
    assertEquals(OptionalDouble.of(600), metrics.restoreSeconds());
    assertEquals(1, metrics.restored());
  }

  @Test
  void aRevisionThatComesBack_isNoNewChange() throws IOException {
    List<Change> changes = history(threeChanges()).changes();
    assertEquals(List.of("one", "two", "three"), changes.stream().map(Change::revision).toList());
    assertEquals(2, changes.get(0).runs());
    assertEquals(new Traces(199, 1), changes.get(0).traces());
    assertInstanceOf(Change.Outcome.Unjudged.class, changes.get(0).outcome());
    assertInstanceOf(Change.Outcome.Failed.class, changes.get(1).outcome());
    assertInstanceOf(Change.Outcome.Fine.class, changes.get(2).outcome());
  }

  @Test
  void fewFailures_areChance() throws IOException {
    Trace trace = new Trace().run("aaaaa", 0, "one").run("bbbbb", DAY, "two");
    calls(trace, "aaaaa", 10, 5, 0);
    calls(trace, "bbbbb", DAY + 10, 3, 2);
    assertEquals(0, DoraMetrics.of(history(trace), r -> OptionalLong.empty()).failed());
  }

  @Test
  void whatIsNotRestored_hasNoTime() throws IOException {
    Trace trace = new Trace().run("aaaaa", 0, "one").run("bbbbb", DAY, "two");
    calls(trace, "aaaaa", 10, 100, 0);
    calls(trace, "bbbbb", DAY + 10, 0, 100);
    DoraMetrics metrics = DoraMetrics.of(history(trace), r -> OptionalLong.empty());
    assertEquals(1, metrics.failed());
    assertEquals(OptionalDouble.empty(), metrics.restoreSeconds());
    assertEquals(OptionalDouble.empty(), metrics.cycleSeconds());
  }

  @Test
  void withoutRevisions_nothingIsMadeUp() throws IOException {
    Trace trace = new Trace().run("aaaaa", 0, "");
    calls(trace, "aaaaa", 10, 3, 1);
    trace.call("bbbbb", 20, "t", 1, "blocked");
    ChangeHistory history = history(trace);
    DoraMetrics metrics = DoraMetrics.of(history, r -> OptionalLong.empty());
    assertEquals(List.of(), history.changes());
    assertEquals(2, history.runsWithoutRevision());
    assertEquals(0.75, metrics.stability());
    assertTrue(Double.isNaN(metrics.changesPerDay()));
    assertTrue(Double.isNaN(metrics.changeFailureRate()));
  }

  @Test
  void editsThatAreNotCommitted_areCounted() throws IOException {
    Trace trace = new Trace().run("aaaaa", 0, "d0").run("bbbbb", 1, "d0");
    Change change = history(trace).changes().get(0);
    assertEquals(2, change.dirtyRuns());
    assertEquals(Traces.NONE, change.traces());
  }
}
