package dev.l9.trace.reader.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChildTimeTest {

  private static final long US = 1_000;

  private static long within(long end, long... startsAndEnds) {
    ChildTime time = new ChildTime();
    for (int i = 0; i < startsAndEnds.length; i += 2) {
      time.add(startsAndEnds[i] * US, startsAndEnds[i + 1] * US);
    }
    return time.within(end * US) / US;
  }

  @Test
  void time_isThatInWhichAtLeastOneChildRan() {
    assertEquals(0, within(100));
    assertEquals(10, within(100, 0, 10));
    assertEquals(20, within(100, 0, 10, 50, 60), "one after the other");
    assertEquals(10, within(100, 0, 10, 0, 10, 0, 10), "three at once");
    assertEquals(30, within(100, 10, 20, 30, 40, 10, 40), "two below a third's time");
    assertEquals(15, within(100, 0, 10, 5, 15), "in part at once");
  }

  @Test
  void aChildThatEndsAfterItsParent_doesntCount() {
    assertEquals(10, within(100, 0, 10, 5, 101));
  }

  @Test
  void childrenShorterThanTheClock_countInFull() {
    ChildTime time = new ChildTime();
    for (long i = 0; i < 5; i++) {
      long start = 300 * i / US * US; // The event has whole microseconds.
      time.add(start, start + 300);
    }
    assertEquals(1_500, time.within(2_000));
  }

  @Test
  void aMillionChildren_areAddedUp() {
    ChildTime time = new ChildTime();
    for (long i = 0; i < 1_000_000; i++) {
      time.add(10 * i * US, (10 * i + 4) * US);
    }
    assertEquals(4_000_000, time.within(10_000_000 * US) / US);
  }

  @Test
  void manyChildrenAtOnce_countForNoMoreThanTheirUnion_andNeverForLessThanTheLongest() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      ChildTime time = new ChildTime();
      boolean[] covered = new boolean[400];
      long longest = 0;
      int end = 0;
      for (int i = 0; i < 100; i++) {
        end += random.nextInt(4);
        int start = Math.max(0, end - random.nextInt(i % 9 == 0 ? 100 : 5));
        time.add(start * 10 * US, end * 10 * US);
        Arrays.fill(covered, start, end, true);
        longest = Math.max(longest, end - start);
      }
      long union = 0;
      for (boolean each : covered) {
        union += each ? 1 : 0;
      }
      long counted = time.within(4_000 * US) / US / 10;
      assertTrue(counted <= union && counted >= longest, round + ": " + counted + " of " + union);
    }
  }
}
