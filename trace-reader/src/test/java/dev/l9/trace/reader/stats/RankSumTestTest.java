package dev.l9.trace.reader.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RankSumTestTest {

  /** The figures are those of R: wilcox.test(x, y, exact = FALSE). */
  @Test
  void separateSamples_differ() {
    RankSumTest test =
        RankSumTest.of(
            LongStream.rangeClosed(1, 10).toArray(), LongStream.rangeClosed(11, 20).toArray());
    assertEquals(1, test.superiority());
    assertEquals(0.0001826717911, test.p(), 1e-9);
  }

  @Test
  void equalSamples_doNotDiffer() {
    long[] times = {5, 5, 5, 6, 7, 8, 9, 9};
    RankSumTest test = RankSumTest.of(times, times);
    assertEquals(0.5, test.superiority());
    assertEquals(1, test.p());
  }

  @Test
  void samplesOfOneValue_doNotDiffer() {
    assertEquals(1, RankSumTest.of(new long[] {3, 3, 3}, new long[] {3, 3, 3, 3}).p());
  }

  @Test
  void exchangedSamples_giveTheSameProbability() {
    long[] one = {1, 2, 2, 3, 9};
    long[] other = {2, 4, 5, 6, 7, 8};
    assertEquals(RankSumTest.of(one, other).p(), RankSumTest.of(other, one).p(), 1e-12);
    assertTrue(RankSumTest.of(one, other).superiority() > 0.7);
  }
}
