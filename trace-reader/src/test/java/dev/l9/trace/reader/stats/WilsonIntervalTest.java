package dev.l9.trace.reader.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WilsonIntervalTest {

  @Test
  void interval_isWilsons() {
    WilsonInterval half = WilsonInterval.of(5, 10);
    assertEquals(0.2366, half.lower(), 1e-4);
    assertEquals(0.7634, half.upper(), 1e-4);
    assertEquals(0.9143, WilsonInterval.of(41, 41).lower(), 1e-4);
    assertEquals(1, WilsonInterval.of(41, 41).upper(), 1e-12);
  }

  @Test
  void nothingSeen_saysNothing() {
    assertEquals(new WilsonInterval(0, 1), WilsonInterval.of(0, 0));
  }
}
