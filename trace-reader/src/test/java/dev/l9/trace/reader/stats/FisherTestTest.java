package dev.l9.trace.reader.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FisherTestTest {

  private static double p(long failedWith, long with, long failed, long all) {
    return Math.exp(FisherTest.logP(failedWith, with, failed, all));
  }

  /** Fisher's own example: eight cups, of which four had the milk first. */
  @Test
  void cupsOfTea_areGuessedByChanceAsOftenAsFisherSays() {
    assertEquals(1 / 70.0, p(4, 4, 4, 8), 1e-12);
    assertEquals(17 / 70.0, p(3, 4, 4, 8), 1e-12);
    assertEquals(1, p(2, 4, 4, 8));
  }

  @Test
  void shareThatIsSmaller_isNoSign() {
    assertEquals(1, p(0, 10, 50, 100));
  }

  @Test
  void largeNumbers_areExactEnough() {
    // 1 / (1000 choose 3), and what no double holds.
    assertEquals(1 / 166_167_000.0, p(3, 3, 3, 1_000), 1e-18);
    assertEquals(-6_926.640819, FisherTest.logP(5_000, 5_000, 5_000, 10_000), 1e-6);
  }
}
