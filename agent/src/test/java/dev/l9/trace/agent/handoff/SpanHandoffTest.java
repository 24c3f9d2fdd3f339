package dev.l9.trace.agent.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.agent.span.OpenSpan;
import dev.l9.trace.agent.span.TestSpans;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * {@link SpanHandoff}, {@link SpanLog}, {@link SpanRing}, {@link SpanQueue}, {@link DroppedSpans}.
 */
class SpanHandoffTest {

  private static final TraceSite SITE = TestSpans.site("a.B", "c");
  private static final long MUCH = 64 << 20;

  private final List<Long> taken = new ArrayList<>();
  private final SpanSink sink = span -> taken.add(span.random());

  private static OpenSpan span(TraceSite site, long number) {
    return TestSpans.ended(site, number, null, TraceStatus.SUCCESS, 1000);
  }

  private static OpenSpan spanOf(long number, int bytes) {
    OpenSpan span = span(SITE, number);
    span.putMetadata("text", new CapturedValue.Text("x".repeat(bytes)));
    return span;
  }

  @Test
  void spansOfAThread_comeInItsOrder_throughRingsThatGrow() {
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, MUCH);
    SpanLog log = handoff.newLog();
    assertFalse(handoff.drain(sink));
    Random random = new Random(5);
    List<Long> given = new ArrayList<>();
    for (long i = 0; i < 20_000; i++) {
      handoff.hand(spanOf(i, random.nextInt(300)), log);
      given.add(i);
      if (random.nextInt(500) == 0) {
        handoff.drain(sink);
      }
    }
    while (handoff.drain(sink)) {}
    assertEquals(given, taken);
    assertEquals(0, handoff.droppedCount());
  }

  @Test
  void records_areWhatWasHandedOver_whereverTheyLieInTheRing() {
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, MUCH);
    SpanLog log = handoff.newLog();
    String name = Thread.currentThread().getName();
    for (int i = 0; i < 5000; i++) {
      int number = i;
      String text = "x".repeat(i % 700);
      handoff.hand(spanOf(i, i % 700), log);
      assertTrue(
          handoff.drain(
              span -> {
                assertEquals(SITE, span.site());
                assertEquals(name, span.threadName());
                assertEquals(new CapturedValue.Text(text), span.metadata().get("text"));
                assertEquals(number, span.random());
              }));
    }
  }

  @Test
  void nameOfTheThread_isTheOneAtTheSpansEnd() {
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, MUCH);
    SpanLog log = handoff.newLog();
    String before = Thread.currentThread().getName();
    List<String> names = List.of("first", "sécond \ud83d\ude00", "first", "");
    try {
      for (String name : names) {
        Thread.currentThread().setName(name);
        handoff.hand(span(SITE, 1), log);
        handoff.hand(span(SITE, 2), log);
      }
    } finally {
      Thread.currentThread().setName(before);
    }
    List<String> seen = new ArrayList<>();
    handoff.drain(span -> seen.add(span.threadName()));
    assertEquals(names.stream().flatMap(n -> List.of(n, n).stream()).toList(), seen);
  }

  @Test
  void nameOfMegabytes_takesNoMoreRoomThanASpan() {
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, 2 * 4096);
    SpanLog log = handoff.newLog();
    String before = Thread.currentThread().getName();
    try {
      Thread.currentThread().setName("x".repeat(1 << 20));
      handoff.hand(span(SITE, 1), log);
    } finally {
      Thread.currentThread().setName(before);
    }
    handoff.drain(span -> assertTrue(span.threadName().matches("x{500,1000}")));
    assertEquals(0, handoff.droppedCount());
  }

  @Test
  void spanLargerThanARing_goesThroughTheQueue() {
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, MUCH);
    SpanLog log = handoff.newLog();
    handoff.hand(spanOf(1, 10), log);
    handoff.hand(spanOf(2, 5 << 20), log);
    handoff.hand(spanOf(3, 200_000), log);
    while (handoff.drain(sink)) {}
    assertEquals(List.of(1L, 3L, 2L), taken);
  }

  @Test
  void withoutALog_theQueueKeepsTheOrder() {
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, MUCH);
    for (long i = 0; i < 10; i++) {
      handoff.hand(span(SITE, i), null);
    }
    assertTrue(handoff.drain(sink));
    assertFalse(handoff.drain(sink));
    assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L), taken);
  }

  @Test
  void logOfAnEndedThread_isReadToItsEnd_andGivesItsMemoryBack() throws InterruptedException {
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, 2 * 4096);
    int given = 0;
    for (int i = 0; i < 100; i++) {
      int number = i;
      Thread thread = new Thread(() -> handoff.hand(span(SITE, number), handoff.newLog()));
      thread.start();
      thread.join();
      given++;
      handoff.drain(sink); // Without it the threads that come later would find no memory.
      handoff.drain(sink);
    }
    assertEquals(given, taken.size());
    assertEquals(0, handoff.droppedCount());
  }

  @Test
  void manyThreads_loseAndDoubleAndMixNothing() throws InterruptedException {
    int threads = 6;
    int each = 30_000;
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, MUCH);
    AtomicInteger running = new AtomicInteger(threads);
    for (int t = 0; t < threads; t++) {
      TraceSite site = TestSpans.site("a.B" + t, "c");
      boolean hasLog = t % 2 == 0;
      new Thread(
              () -> {
                SpanLog log = hasLog ? handoff.newLog() : null;
                for (int i = 0; i < each; i++) {
                  handoff.hand(span(site, i), log);
                }
                running.decrementAndGet();
              })
          .start();
    }
    Map<TraceSite, Long> latest = new HashMap<>();
    AtomicLong count = new AtomicLong();
    SpanSink inOrder =
        span -> {
          count.incrementAndGet();
          Long before = latest.put(span.site(), span.random());
          assertTrue(before == null || before < span.random());
        };
    boolean last;
    do {
      last = running.get() == 0;
      while (handoff.drain(inOrder)) {}
    } while (!last);
    assertEquals(threads * each, count.get() + handoff.droppedCount());
  }

  // What doesn't fit

  @Test
  void everySpan_isEitherHandedOverOrCounted() throws InterruptedException {
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, 20 * 1024);
    int threads = 4;
    int each = 500;
    AtomicInteger running = new AtomicInteger(threads);
    for (int t = 0; t < threads; t++) {
      TraceSite site = TestSpans.site("a.B" + t, "c");
      new Thread(
              () -> {
                SpanLog log = handoff.newLog();
                for (int i = 0; i < each; i++) {
                  handoff.hand(span(site, i), log);
                }
                running.decrementAndGet();
              })
          .start();
    }
    Map<Integer, Long> counts = new HashMap<>();
    long dropped = 0;
    boolean last;
    do {
      last = running.get() == 0;
      Thread.sleep(3); // The reader is slow.
      while (handoff.drain(span -> counts.merge(span.siteNumber(), 1L, Long::sum))) {}
      for (DroppedSpans.Dropped one : handoff.dropped().takeAll()) {
        counts.merge(one.site(), one.tally().calls(), Long::sum);
        dropped += one.tally().calls();
      }
    } while (!last);
    assertEquals(threads, counts.size());
    counts.values().forEach(count -> assertEquals(each, count));
    assertEquals(handoff.droppedCount(), dropped);
  }

  @Test
  void memory_isBounded_whereNobodyReads() {
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, 4 * 16_384); // Rings of 4 and 16 KB.
    SpanLog log = handoff.newLog();
    for (int i = 0; i < 1000; i++) {
      handoff.hand(span(SITE, i), log);
    }
    while (handoff.drain(sink)) {}
    int length = 80; // 72 and an argument, rounded up to eight.
    assertEquals(4096 / 4 * 3 / length + 16_384 / length, taken.size(), 2);
    assertEquals(1000, taken.size() + handoff.droppedCount());
    assertEquals(handoff.droppedCount(), handoff.dropped().takeAll().get(0).tally().calls());
  }

  @Test
  void largerRings_areShared_amongTheLogsThereAre() {
    SpanMemory memory = new SpanMemory(1000);
    assertTrue(memory.takeFirst(100));
    assertFalse(memory.takeLarger(501));
    assertTrue(memory.takeLarger(500));
    memory.giveBack(500);
    assertTrue(memory.takeFirst(100));
    assertFalse(memory.takeLarger(251), "half of it, for two");
    assertTrue(memory.takeLarger(250));
    memory.giveBackLast(100);
    assertFalse(memory.takeLarger(700), "no more than there is");
    assertFalse(memory.takeFirst(1000));
  }

  @Test
  void whatIsThere_isReadToAnEnd_thoughMoreComesAllTheTime() {
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, MUCH);
    SpanLog log = handoff.newLog();
    for (int i = 0; i < 1000; i++) {
      handoff.hand(span(SITE, i), log);
    }
    handoff.drainPresent(
        span -> {
          taken.add(span.random());
          assertTrue(taken.size() < 100_000, "it goes on for ever");
          handoff.hand(span(SITE, 1000), log);
        });
    assertTrue(taken.size() >= 1000);
    assertEquals(999, taken.get(999));
  }

  @Test
  void reader_sleepsNoLongerThanItIsTold_thoughNothingComes() {
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, MUCH);
    handoff.setReader(Thread.currentThread());
    for (int i = 0; i < 3; i++) {
      handoff.awaitNext(1); // Without a bound it would never return.
    }
    assertFalse(handoff.drain(sink));
  }

  @Test
  void waitingForRoom_leavesTheInterruptAndThePermitAlone() throws InterruptedException {
    SpanHandoff handoff = new SpanHandoff(TestSpans.SITES, 2 * 4096);
    AtomicBoolean interrupted = new AtomicBoolean();
    AtomicLong parked = new AtomicLong();
    Thread thread =
        new Thread(
            () -> {
              SpanLog log = handoff.newLog();
              java.util.concurrent.locks.LockSupport.unpark(Thread.currentThread());
              for (int i = 0; i < 100; i++) {
                handoff.hand(span(SITE, i), log);
              }
              long start = System.nanoTime();
              java.util.concurrent.locks.LockSupport.parkNanos(60_000_000_000L);
              parked.set(System.nanoTime() - start);
              Thread.currentThread().interrupt();
              for (int i = 0; i < 3; i++) {
                handoff.hand(span(SITE, i), log);
              }
              interrupted.set(Thread.interrupted());
            });
    thread.start();
    thread.join();
    assertTrue(handoff.droppedCount() > 0, "it had to wait");
    assertTrue(parked.get() < 30_000_000_000L, "the permit was still there");
    assertTrue(interrupted.get());
  }

  @Test
  void droppedSpans_areCountedBySiteCallerAndStatus() {
    DroppedSpans dropped = new DroppedSpans();
    OpenSpan parent = TestSpans.ended(TestSpans.site("a.D", "e"), 1, null, TraceStatus.SUCCESS, 1);
    dropped.add(TestSpans.ended(SITE, 2, parent, TraceStatus.SUCCESS, 1_000_000));
    dropped.add(TestSpans.ended(SITE, 3, parent, TraceStatus.ERROR, 3_000_000));
    dropped.add(TestSpans.ended(SITE, 4, parent, TraceStatus.BLOCKED, 2_000_000));
    dropped.add(TestSpans.ended(SITE, 5, null, TraceStatus.SUCCESS, 500));
    Map<Integer, SpanTally> byCaller = new HashMap<>();
    for (DroppedSpans.Dropped one : dropped.takeAll()) {
      assertEquals(SITE, TestSpans.SITES.get(one.site()));
      byCaller.put(one.caller(), one.tally());
    }
    assertEquals(2, byCaller.size());
    SpanTally below = byCaller.get(parent.siteNumber);
    assertEquals(3, below.calls());
    assertEquals(1, below.successes());
    assertEquals(1, below.errors());
    assertEquals(2.0, below.meanMs());
    assertEquals(3.0, below.maxMs());
    assertEquals(1, byCaller.get(SpanRecord.NONE).calls());
    assertEquals(0.001, byCaller.get(SpanRecord.NONE).maxMs());
    assertEquals(List.of(), dropped.takeAll());
  }
}
