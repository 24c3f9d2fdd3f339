package dev.l9.trace.generator.code.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LiteralsTest {

  @Test
  void duration_hasTheLargestUnitWithoutAFraction() {
    assertEquals("java.time.Duration.ofDays(2)", code(Duration.ofHours(48)));
    assertEquals("java.time.Duration.ofMinutes(90)", code(Duration.ofMinutes(90)));
    assertEquals("java.time.Duration.ofSeconds(61)", code(Duration.ofSeconds(61)));
    assertEquals("java.time.Duration.ZERO", code(Duration.ZERO));
    assertEquals("java.time.Duration.parse(\"PT0.5S\")", code(Duration.ofMillis(500)));
  }

  private static String code(Duration duration) {
    return Literals.duration(duration).toString();
  }

  @Test
  void whole_hasUnderscoresFromTenThousandOn() {
    assertEquals("1000", Literals.whole(1000));
    assertEquals("-9999", Literals.whole(-9999));
    assertEquals("10_000", Literals.whole(10_000));
    assertEquals("-1_234_567", Literals.whole(-1_234_567));
    assertEquals("-9_223_372_036_854_775_808", Literals.whole(Long.MIN_VALUE));
  }
}
