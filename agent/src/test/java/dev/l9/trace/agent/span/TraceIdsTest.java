package dev.l9.trace.agent.span;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.agent.handoff.TraceIdText;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TraceIdsTest {

  @Test
  void text_isLayerSecondAndThirteenDigits() {
    assertEquals("alt_1705180800_0000000000000", id(0));
    assertEquals("alt_1705180800_000000000000v", id(31));
    assertEquals("alt_1705180800_0000000000010", id(32));
    assertEquals("alt_1705180800_fvvvvvvvvvvvv", id(-1));
    assertEquals("sys_0000000005_000000000000a", TraceIdText.of(HrmLayer.SYSTEM, 5_999_999, 10));
  }

  @Test
  void everyId_isOfTheForm() {
    TraceIds.Block ids = new TraceIds().newBlock();
    for (int i = 0; i < 10_000; i++) {
      String text = id(ids.next());
      assertTrue(text.matches("alt_1705180800_[a-z0-9]{8,}"), text);
    }
  }

  @Test
  void ids_areUnique_acrossThreads() throws InterruptedException {
    TraceIds ids = new TraceIds();
    long[][] made = new long[4][100_000];
    Thread[] threads = new Thread[made.length];
    for (int t = 0; t < threads.length; t++) {
      long[] own = made[t];
      threads[t] =
          new Thread(
              () -> {
                TraceIds.Block block = ids.newBlock();
                Arrays.setAll(own, i -> block.next());
              });
      threads[t].start();
    }
    Set<Long> all = new HashSet<>();
    for (int t = 0; t < threads.length; t++) {
      threads[t].join();
      for (long id : made[t]) {
        all.add(id);
      }
    }
    assertEquals(400_000, all.size());
  }

  @Test
  void idsOfAJvm_beginWithTheSameFiveCharacters_andDifferInTheRest() {
    TraceIds ids = new TraceIds();
    Set<String> beginnings = new HashSet<>();
    Set<String> rests = new HashSet<>();
    for (int i = 0; i < 5000; i++) {
      String random = id(ids.newBlock().next()).substring(15);
      beginnings.add(random.substring(0, 5));
      rests.add(random.substring(5));
    }
    assertEquals(1, beginnings.size(), beginnings::toString);
    assertEquals(5000, rests.size());
  }

  /** Two JVMs may have the same first five characters: the rest must tell their ids apart. */
  @Test
  void jvms_differInTheRestToo() {
    Set<String> rests = new HashSet<>();
    Set<String> beginnings = new HashSet<>();
    for (int jvm = 0; jvm < 200; jvm++) {
      TraceIds.Block ids = new TraceIds().newBlock();
      for (int i = 0; i < 50; i++) {
        String random = id(ids.next()).substring(15);
        beginnings.add(random.substring(0, 5));
        rests.add(random.substring(5));
      }
    }
    assertEquals(10_000, rests.size());
    assertTrue(beginnings.size() > 190, beginnings::toString);
  }

  @Test
  void anotherJvm_beginsElsewhere() {
    Set<Long> first = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      first.add(new TraceIds().newBlock().next());
    }
    assertEquals(1000, first.size());
  }

  private static String id(long random) {
    return TraceIdText.of(HrmLayer.ALTITUDE, 1_705_180_800_000_000L, random);
  }
}
