package dev.l9.trace.memory.learn.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  private static final BigDecimal ZERO = BigDecimal.ZERO;

  @Test
  void equalExecutions_countAsTheLogarithm() {
    DistinctExecutions distinct = new DistinctExecutions();
    assertEquals(10, LongStream.range(0, 1_000).filter(i -> distinct.counts(5)).count());
    assertEquals(100, LongStream.range(0, 100).filter(i -> distinct.counts(1_000 + i)).count());
    assertTrue(distinct.counts(0));
  }

  @Test
  void distinctExecutions_areBounded() {
    DistinctExecutions distinct = new DistinctExecutions();
    assertEquals(4_096, LongStream.range(0, 100_000).filter(distinct::counts).count());
  }

  @Test
  void chances_followTheirFormulas() {
    assertEquals(0.0092, Chance.ofNoOther(21), 0.0001);
    assertEquals(0.0097, Chance.ofNoRareOther(44), 0.0001);
    assertEquals(0.0082, Chance.ofNoOtherCalculation(12), 0.0001);
    assertEquals(0.008, Chance.ofExpected(3), 0.0001);
    assertEquals(0.0067, Chance.ofNone(5), 0.0001);
    assertEquals(0.125, Chance.ofAll(0.5, 3));
    assertEquals(0.3487, Chance.ofNoneOfRange(10, 10), 0.0001);
    assertEquals(0.9876, Chance.confidence(0.01, 0.00239));
    assertEquals(0.9999, Chance.confidence(0));
    assertEquals(0, Chance.confidence(3));
  }

  @Test
  void edgeOfDice_isExpectedToGoOn() {
    Edge edge = Edge.highest();
    for (int i = 0; i < 60; i++) {
      edge.add(BigDecimal.valueOf(i % 6), true);
    }
    assertEquals(BigDecimal.valueOf(5), edge.outermost());
    assertEquals(10.0, edge.expectedBeyond());
    assertTrue(edge.isSettled());
  }

  @Test
  void edgeThatThinsOut_isNoBound() {
    Edge edge = Edge.highest();
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 256 >> i; j++) {
        edge.add(BigDecimal.valueOf(i), true);
      }
    }
    assertEquals(0.5, edge.expectedBeyond()); // It came twice, and one before it eight times.
  }

  @Test
  void growingNumbers_areNeverSettled() {
    Edge edge = Edge.highest();
    for (int i = 0; i < 1_000; i++) {
      edge.add(BigDecimal.valueOf(i / 10), true);
    }
    assertFalse(edge.isSettled());
  }

  @Test
  void zero_isAnEdgeOfSharesAndFarFromHeights_butNotOfTemperatures() {
    Random random = new Random(11);
    Edge shares = Edge.lowest();
    Edge heights = Edge.lowest();
    Edge temperatures = Edge.lowest();
    for (int i = 0; i < 500; i++) {
      shares.add(BigDecimal.valueOf(random.nextDouble()), true);
      heights.add(BigDecimal.valueOf(170 + 10 * random.nextGaussian()), true);
      double celsius = 15 + 5 * random.nextGaussian();
      temperatures.add(BigDecimal.valueOf(Math.max(0.1, celsius)), true);
    }
    assertTrue(shares.expectedBeyond(ZERO) > 10);
    assertTrue(heights.distanceOf(ZERO) > 10);
    assertTrue(temperatures.expectedBeyond(ZERO) < 4.6);
    assertTrue(temperatures.distanceOf(ZERO) < 4.6);
  }
}
