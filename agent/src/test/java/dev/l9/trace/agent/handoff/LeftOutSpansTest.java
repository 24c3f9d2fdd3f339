package dev.l9.trace.agent.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LeftOutSpansTest {

  private final LeftOutSpans leftOut = new LeftOutSpans();

  @Test
  void countsAreTakenOnce_bySiteAndCaller() {
    assertTrue(leftOut.isEmpty());
    leftOut.add(3, 1, 2_000_000, false, 0);
    leftOut.add(3, 1, 4_000_000, true, 0);
    leftOut.add(3, -1, 1_000_000, false, 0);
    assertFalse(leftOut.isEmpty());
    assertEquals(
        Map.of("3 below 1", "1+1 2 3.0 4.0", "3 below -1", "1+0 1 1.0 1.0"), text(leftOut));
    assertTrue(leftOut.isEmpty());
    assertEquals(Map.of(), text(leftOut));
    leftOut.add(3, 1, 1_000_000, false, 0);
    assertEquals(Map.of("3 below 1", "1+0 1 1.0 4.0"), text(leftOut), "the longest is the run's");
  }

  @Test
  void ofManySitesAndThreads_noneIsLost() throws InterruptedException {
    Map<String, Long> counted = new TreeMap<>();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 50_000; i++) {
                  leftOut.add(i % 1000, i % 7, 1, i % 2 == 0, 0);
                }
              });
      thread.start();
      threads.add(thread);
    }
    while (threads.stream().anyMatch(Thread::isAlive)) {
      count(counted);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    count(counted);
    assertEquals(7_000, counted.size());
    assertEquals(200_000, counted.values().stream().mapToLong(Long::longValue).sum());
    for (int i = 0; i < 50_000; i++) {
      counted.merge(i % 1000 + " below " + i % 7, -4L, Long::sum);
    }
    assertTrue(counted.values().stream().allMatch(count -> count == 0), counted::toString);
  }

  private void count(Map<String, Long> counted) {
    for (LeftOutSpans.LeftOut one : leftOut.takeAll()) {
      String key = one.site() + " below " + one.caller();
      counted.merge(key, one.byRate() + one.bySample(), Long::sum);
    }
  }

  private static Map<String, String> text(LeftOutSpans spans) {
    Map<String, String> text = new TreeMap<>();
    for (LeftOutSpans.LeftOut one : spans.takeAll()) {
      SpanTally tally = one.tally();
      text.put(
          one.site() + " below " + one.caller(),
          one.byRate()
              + "+"
              + one.bySample()
              + " "
              + tally.calls()
              + " "
              + tally.meanMs()
              + " "
              + tally.maxMs());
    }
    return text;
  }

  @Test
  void forgottenSites_leaveTheTable_butNotTheirLastCounts() {
    for (int i = 0; i < 100; i++) {
      leftOut.add(i, -1, 1_000_000, false, 0);
      leftOut.add(200, i, 1_000_000, false, 0);
    }
    leftOut.forget(Set.of(3, 4));
    Map<String, String> taken = text(leftOut);
    assertEquals(200, taken.size());
    assertEquals("1+0 1 1.0 1.0", taken.get("3 below -1"));
    leftOut.add(5, -1, 1_000_000, false, 0);
    leftOut.add(200, 4, 1_000_000, false, 0);
    assertEquals(
        Map.of("5 below -1", "1+0 1 1.0 1.0", "200 below 4", "1+0 1 1.0 1.0"), text(leftOut));
  }
}
