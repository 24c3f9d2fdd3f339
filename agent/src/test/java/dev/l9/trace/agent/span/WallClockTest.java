package dev.l9.trace.agent.span;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WallClockTest {

  @Test
  void laterNanoTime_isNeverAnEarlierTime() {
    WallClock clock = new WallClock();
    long start = System.nanoTime();
    long before = clock.epochMicros(start - TimeUnit.SECONDS.toNanos(60));
    for (long nanos = -50_000_000; nanos < 100_000_000; nanos += 333) {
      long micros = clock.epochMicros(start + nanos);
      assertTrue(micros >= before);
      before = micros;
    }
  }

  @Test
  void distances_areThoseOfTheNanoTime() {
    WallClock clock = new WallClock();
    long start = System.nanoTime();
    assertEquals(250_000, clock.epochMicros(start + 250_000_000) - clock.epochMicros(start), 1);
    assertEquals(
        3_600_000_000L,
        clock.epochMicros(start) - clock.epochMicros(start - TimeUnit.HOURS.toNanos(1)),
        1);
  }

  @Test
  void time_isThatOfTheSystem() {
    long before = micros(Instant.now());
    long time = new WallClock().epochMicros(System.nanoTime());
    long after = micros(Instant.now());
    // A set or slewed clock may lie in between; a wrong epoch would be off by far more.
    assertTrue(time >= before - 1_000_000 && time <= after + 1_000_000, before + " " + time);
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
  }
}
