package dev.l9.trace.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RatiosTest {

  @Test
  void confidence_isTheLowerEndOfTheWilsonInterval() {
    assertEquals("", Ratios.wilsonLowerBound(0, 0));
    assertEquals("0.21", Ratios.wilsonLowerBound(1, 1));
    assertEquals("0.96", Ratios.wilsonLowerBound(100, 100));
    assertEquals("0.00", Ratios.wilsonLowerBound(0, 1));
    assertEquals("0.00", Ratios.wilsonLowerBound(0, 1_000_000));
    assertEquals("0.40", Ratios.wilsonLowerBound(50, 100));
    assertEquals("0.30", Ratios.wilsonLowerBound(3, 4));
    assertEquals("1.00", Ratios.wilsonLowerBound(1_000_000_000_000L, 1_000_000_000_000L));
  }

  @Test
  void stability_isSuccessesByExecutions() {
    assertEquals("", Ratios.stability(0, 0));
    assertEquals("1.0", Ratios.stability(1, 1));
    assertEquals("1.0", Ratios.stability(7, 7));
    assertEquals("0.0", Ratios.stability(0, 7));
    assertEquals("0.75", Ratios.stability(3, 4));
    assertEquals("0.5", Ratios.stability(1, 2));
    assertEquals("0.3333", Ratios.stability(1, 3));
    assertEquals("0.6666", Ratios.stability(2, 3));
    assertEquals("0.9999", Ratios.stability(999_999, 1_000_000));
  }
}
