package dev.l9.trace.reader.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

  private static int most(long... startsAndEnds) {
    Concurrency concurrency = new Concurrency();
    for (int i = 0; i < startsAndEnds.length; i += 2) {
      concurrency.add(startsAndEnds[i], (startsAndEnds[i + 1] - startsAndEnds[i]) * 1_000);
    }
    return concurrency.most();
  }

  @Test
  void mostAtOnce_isTheGreatestNumberOfOpenCalls() {
    assertEquals(0, most());
    assertEquals(1, most(0, 10));
    assertEquals(1, most(0, 10, 10, 20), "one ends as the other begins");
    assertEquals(2, most(0, 10, 9, 20));
    assertEquals(3, most(0, 10, 1, 11, 2, 12));
    assertEquals(2, most(1, 2, 3, 4, 5, 6, 0, 7), "one runs all the while, three one by one");
    assertEquals(3, most(0, 5, 4, 6, 20, 30, 3, 40), "the rush was before");
    assertEquals(6, most(0, 10, 0, 10, 0, 10, 0, 10, 0, 10, 0, 10));
  }

  @Test
  void callsWithoutLength_countAsOne() {
    assertEquals(1, most(5, 5, 5, 5));
  }

  @Test
  void callsThatFollowOneAnotherWithinAMicrosecond_dontOverlap() {
    Concurrency concurrency = new Concurrency();
    concurrency.add(1, 1_900); // From 1.0 to 2.9.
    concurrency.add(2, 900); // From 2.95, which the event has as 2.
    assertEquals(1, concurrency.most());
  }

  @Test
  void anyCalls_giveWhatCountingEachMomentGives_inTheOrderOfEndsAndNearlySo() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      List<long[]> calls = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(60); i++) {
        long start = random.nextInt(100);
        calls.add(new long[] {start, start + 1 + random.nextInt(1 + random.nextInt(60))});
      }
      calls.sort(Comparator.comparingLong(call -> call[1]));
      if (round % 2 == 0) {
        Collections.shuffle(calls, random);
      }
      Concurrency concurrency = new Concurrency();
      calls.forEach(call -> concurrency.add(call[0], (call[1] - call[0]) * 1_000));
      assertEquals(counted(calls), concurrency.most(), "round " + round);
    }
  }

  private static int counted(List<long[]> calls) {
    int most = 0;
    for (long time = 0; time < 200; time++) {
      long now = time;
      most = Math.max(most, (int) calls.stream().filter(c -> c[0] <= now && now < c[1]).count());
    }
    return most;
  }

  @Test
  void manyCallsByFourThreads_needNoMoreThanThat() {
    Concurrency concurrency = new Concurrency();
    for (int i = 0; i < 100_000; i++) {
      concurrency.add(10L * i, 39_000);
    }
    assertEquals(4, concurrency.most());
  }

  /** A form that visits each call that runs at the moment would take minutes. */
  @Test
  void manyCallsAtOnce_areCountedQuickly() {
    Concurrency concurrency = new Concurrency();
    for (int i = 0; i < 200_000; i++) {
      concurrency.add(0, 10_000_000L + i * 1_000L);
    }
    assertEquals(200_000, concurrency.most());
  }
}
