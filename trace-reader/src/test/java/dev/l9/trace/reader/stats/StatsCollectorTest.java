package dev.l9.trace.reader.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.file.EventReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatsCollectorTest {

  @TempDir Path folder;

  private TraceStats stats(Trace trace, Grouping by, int slowest) throws IOException {
    return StatsCollector.stats(trace.read(folder, StatsCollector.collectors(by, slowest)));
  }

  @Test
  void percentiles_differByLessThanOnePercent() throws IOException {
    Random random = new Random(15);
    Trace trace = new Trace();
    long[] nanos = new long[5_000];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = (long) (100_000 * Math.exp(2 * random.nextGaussian()));
      trace.call(
          "aaaaa", i, "t", nanos[i], i % 100 == 0 ? "error" : i % 50 == 1 ? "blocked" : "success");
    }
    GroupRow row = stats(trace, Grouping.LAYER, 0).rows().get(0);
    Arrays.sort(nanos);
    assertEquals(new GroupRow.Outcomes(5_000, 50, 100), row.outcomes());
    assertNear(nanos[2_499], row.times().p50());
    assertNear(nanos[4_749], row.times().p95());
    assertNear(nanos[4_949], row.times().p99());
    assertEquals(nanos[4_999], row.times().max());
    assertEquals(Arrays.stream(nanos).average().orElseThrow(), row.times().mean(), 1e-6);
    assertEquals(5_000, row.distribution().stream().mapToLong(Long::longValue).sum());
  }

  private static void assertNear(long exact, long given) {
    assertTrue(Math.abs(exact - given) < exact / 100.0, exact + " and " + given);
  }

  /** Many threads give what one would have given. */
  @Test
  void collectorsOfSeveralThreads_addUp() throws IOException {
    Trace trace = new Trace();
    Random random = new Random(15);
    for (int i = 0; i < 3_000; i++) {
      trace.call("aaaaa", i, "task" + i % 7, random.nextInt(1, 1_000) * 1_000L, "success");
    }
    trace.notice("aaaaa", 1, "rate_limited", ",\"rate_limited\":5");
    TraceStats one = stats(trace, Grouping.TASK, 20);
    Supplier<StatsCollector> collectors = StatsCollector.collectors(Grouping.TASK, 20);
    List<StatsCollector> three = List.of(collectors.get(), collectors.get(), collectors.get());
    byte[] bytes = Files.readAllBytes(folder.resolve("trace.jsonl"));
    EventReader reader = new EventReader(new ByteArrayInputStream(bytes), "trace");
    int i = 0;
    for (Event event = reader.next(); event != null; event = reader.next()) {
      three.get(i++ % 3).event(event);
    }
    TraceStats many = StatsCollector.stats(three);
    assertEquals(7, one.rows().size());
    assertEquals(one.rows(), many.rows());
    assertEquals(ids(one), ids(many));
    assertEquals(one.seconds(), many.seconds());
    assertEquals(new LeftOut(0, 5, 0), many.leftOut());
  }

  private static List<String> ids(TraceStats stats) {
    return stats.slowest().stream().map(Event::traceId).toList();
  }

  @Test
  void whatTheAgentSaysOfItself_isNoOperation() throws IOException {
    Trace trace =
        new Trace()
            .run("aaaaa", 0, "r1")
            .call("aaaaa", 1, "t", 2_000_000, "success")
            .notice("aaaaa", 2, "drop", ",\"dropped\":2,\"dropped_total\":2")
            .notice("aaaaa", 2, "rate_limited", ",\"rate_limited\":30")
            .notice("aaaaa", 2, "not_sampled", ",\"not_sampled\":400");
    TraceStats stats = stats(trace, Grouping.OPERATION, 5);
    assertEquals(1, stats.events());
    assertEquals(new LeftOut(2, 30, 400), stats.leftOut());
    assertEquals(432, stats.leftOut().count());
  }

  @Test
  void groupsBeyondTheBound_areOne() throws IOException {
    Trace trace = new Trace();
    for (int i = 0; i < GroupNames.MOST + 500; i++) {
      trace.call("aaaaa", i, "task" + i, 1_000, "success");
      trace.call("aaaaa", i, "task0", 1_000, "error");
    }
    TraceStats stats = stats(trace, Grouping.TASK, 5);
    assertTrue(stats.isCapped());
    assertEquals(GroupNames.MOST + 1, stats.rows().size());
    GroupRow last = stats.rows().get(GroupNames.MOST);
    assertEquals("(others)", last.group());
    assertEquals(500, last.outcomes().operations());
    assertEquals(2 * (GroupNames.MOST + 500), stats.events());
    assertFalse(stats(new Trace().call("a", 1, "t", 1, "success"), Grouping.TASK, 5).isCapped());
  }

  @Test
  void durationsThatMakeNoSense_endNothing() throws IOException {
    Trace trace =
        new Trace()
            .call("aaaaa", 0, "", -5, "success")
            .call("aaaaa", 0, "", 0, "success")
            .call("aaaaa", 0, "", Long.MAX_VALUE, "success")
            .call("aaaaa", 0, "", Long.MAX_VALUE, "success");
    GroupRow row = stats(trace, Grouping.TASK, 2).rows().get(0);
    assertEquals("(none)", row.group());
    assertEquals(Long.MAX_VALUE, row.times().max());
    assertEquals(4, row.outcomes().operations());
  }

  @Test
  void throughput_isThatOfTheWholeTime() throws IOException {
    Trace trace =
        new Trace()
            .call("aaaaa", 0, "a", 1_000_000, "success")
            .call("aaaaa", 5, "b", 1_000_000, "success")
            .call("aaaaa", 9, "b", 1_000_000_000, "success");
    TraceStats stats = stats(trace, Grouping.TASK, 5);
    assertEquals(10, stats.seconds());
    assertEquals(List.of("b", "a"), stats.rows().stream().map(GroupRow::group).toList());
    assertEquals(0.2, stats.throughput(stats.rows().get(0)), 1e-12);
    TraceStats none = stats(new Trace().run("aaaaa", 0, "r"), Grouping.TASK, 5);
    assertEquals(List.of(), none.rows());
    assertTrue(Double.isNaN(none.seconds()));
  }
}
