package dev.l9.trace.agent.span;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.TraceStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** {@link SpanQueue}, {@link SpanHandoff} and {@link DroppedSpans}. */
class SpanQueueTest {

  private static final TraceSite SITE = TestSpans.site("a.B", "c");

  @Test
  void spans_comeOutInTheOrderInWhichTheyWentIn() {
    SpanQueue queue = new SpanQueue(1000);
    assertTrue(queue.isEmpty());
    assertNull(queue.takeAll());
    OpenSpan one = TestSpans.weighing(SITE, 1);
    OpenSpan two = TestSpans.weighing(SITE, 2);
    OpenSpan three = TestSpans.weighing(SITE, 3);
    assertEquals(SpanQueue.Offer.FIRST, queue.offer(one));
    assertEquals(SpanQueue.Offer.QUEUED, queue.offer(two));
    assertEquals(SpanQueue.Offer.QUEUED, queue.offer(three));
    assertSame(one, queue.takeAll());
    assertTrue(queue.isEmpty());
    assertSame(two, queue.after(one));
    assertNull(queue.after(one), "it is taken off");
    assertSame(three, queue.after(two));
    assertNull(queue.after(three));
    assertEquals(SpanQueue.Offer.FIRST, queue.offer(TestSpans.weighing(SITE, 4)));
  }

  @Test
  void weight_isBounded() {
    SpanQueue queue = new SpanQueue(100);
    assertEquals(SpanQueue.Offer.FULL, queue.offer(TestSpans.weighing(SITE, 101)));
    assertEquals(SpanQueue.Offer.FIRST, queue.offer(TestSpans.weighing(SITE, 50)));
    assertEquals(SpanQueue.Offer.HALF_FULL, queue.offer(TestSpans.weighing(SITE, 1)));
    assertEquals(SpanQueue.Offer.QUEUED, queue.offer(TestSpans.weighing(SITE, 49)));
    assertEquals(SpanQueue.Offer.FULL, queue.offer(TestSpans.weighing(SITE, 1)));
    queue.takeAll();
    assertEquals(SpanQueue.Offer.FIRST, queue.offer(TestSpans.weighing(SITE, 100)));
  }

  @Test
  void manyThreads_loseAndDoubleNothing() throws InterruptedException {
    int threads = 6;
    int each = 20_000;
    SpanQueue queue = new SpanQueue(Long.MAX_VALUE);
    AtomicInteger running = new AtomicInteger(threads);
    List<Thread> writers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      TraceSite site = TestSpans.site("a.B" + t, "c");
      Thread writer =
          new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  queue.offer(TestSpans.weighing(site, i));
                }
                running.decrementAndGet();
              });
      writers.add(writer);
      writer.start();
    }
    Map<TraceSite, Long> next = new HashMap<>();
    Set<OpenSpan> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    boolean last;
    do {
      last = running.get() == 0;
      for (OpenSpan span = queue.takeAll(); span != null; span = queue.after(span)) {
        assertTrue(seen.add(span));
        // Each thread's spans come in its order.
        assertEquals(next.merge(span.site(), 1L, Long::sum) - 1, span.weight);
      }
    } while (!last);
    assertEquals(threads * each, seen.size());
    for (Thread writer : writers) {
      writer.join();
    }
  }

  @Test
  void manyThreads_neverExceedTheBound() throws InterruptedException {
    long capacity = 5000;
    SpanQueue queue = new SpanQueue(capacity);
    AtomicLong taken = new AtomicLong();
    AtomicInteger running = new AtomicInteger(4);
    AtomicLong accepted = new AtomicLong();
    for (int t = 0; t < 4; t++) {
      new Thread(
              () -> {
                for (int i = 0; i < 20_000; i++) {
                  if (queue.offer(TestSpans.weighing(SITE, 1 + i % 900)) != SpanQueue.Offer.FULL) {
                    accepted.incrementAndGet();
                  }
                }
                running.decrementAndGet();
              })
          .start();
    }
    boolean last;
    do {
      last = running.get() == 0;
      long weight = 0;
      for (OpenSpan span = queue.takeAll(); span != null; span = queue.after(span)) {
        weight += span.weight;
        taken.incrementAndGet();
      }
      assertTrue(weight <= capacity, "weight " + weight);
    } while (!last);
    assertEquals(accepted.get(), taken.get());
  }

  // What doesn't fit

  @Test
  void everySpan_isEitherHandedOverOrCounted() throws InterruptedException {
    SpanHandoff handoff = new SpanHandoff(new SpanQueue(20 * 512));
    int threads = 4;
    int each = 500;
    AtomicInteger running = new AtomicInteger(threads);
    for (int t = 0; t < threads; t++) {
      TraceSite site = TestSpans.site("a.B" + t, "c");
      new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  handoff.hand(TestSpans.ended(site, i, null, TraceStatus.SUCCESS, 1000));
                }
                running.decrementAndGet();
              })
          .start();
    }
    Map<TraceSite, Long> counts = new HashMap<>();
    long dropped = 0;
    boolean last;
    do {
      last = running.get() == 0;
      Thread.sleep(3); // The reader is slow.
      OpenSpan span = handoff.queue().takeAll();
      for (; span != null; span = handoff.queue().after(span)) {
        counts.merge(span.site(), 1L, Long::sum);
      }
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
  void spansBeyondTheBound_areDroppedAndCounted_whereNobodyReads() {
    SpanHandoff handoff = new SpanHandoff(new SpanQueue(20 * 1000));
    for (int i = 0; i < 30; i++) {
      OpenSpan span = TestSpans.ended(SITE, i, null, TraceStatus.SUCCESS, 1000);
      span.weight = 1000;
      handoff.hand(span);
    }
    assertEquals(10, handoff.droppedCount());
    assertEquals(10, handoff.dropped().takeAll().get(0).tally().calls());
    int queued = 0;
    OpenSpan span = handoff.queue().takeAll();
    for (; span != null; span = handoff.queue().after(span)) {
      queued++;
    }
    assertEquals(20, queued);
  }

  @Test
  void droppedSpans_areCountedBySiteCallerAndStatus() {
    DroppedSpans dropped = new DroppedSpans();
    TraceSite other = TestSpans.site("a.D", "e");
    OpenSpan parent = TestSpans.ended(other, 1, null, TraceStatus.SUCCESS, 1);
    dropped.add(TestSpans.ended(SITE, 2, parent, TraceStatus.SUCCESS, 1_000_000));
    dropped.add(TestSpans.ended(SITE, 3, parent, TraceStatus.ERROR, 3_000_000));
    dropped.add(TestSpans.ended(SITE, 4, parent, TraceStatus.BLOCKED, 2_000_000));
    dropped.add(TestSpans.ended(SITE, 5, null, TraceStatus.SUCCESS, 500));
    Map<TraceSite, SpanTally> byCaller = new HashMap<>();
    for (DroppedSpans.Dropped one : dropped.takeAll()) {
      assertSame(SITE, one.site());
      byCaller.put(one.caller(), one.tally());
    }
    assertEquals(2, byCaller.size());
    SpanTally below = byCaller.get(other);
    assertEquals(3, below.calls());
    assertEquals(1, below.successes());
    assertEquals(1, below.errors());
    assertEquals(2.0, below.meanMs());
    assertEquals(3.0, below.maxMs());
    assertEquals(1, byCaller.get(null).calls());
    assertEquals(0.001, byCaller.get(null).maxMs());
    assertEquals(List.of(), dropped.takeAll());
  }
}
