package dev.l9.trace.agent.span;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Hot path: turns {@code System.nanoTime()} into time of day, so that a span reads one clock, not
 * two.
 *
 * <p>The two clocks are compared once a second, by whoever comes first, so that a set or slewed
 * system clock shows in the next second's spans. Safe for use by several threads.
 */
final class WallClock {

  private static final long COMPARE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private volatile Anchor anchor = Anchor.now();

  /** Microseconds since the epoch at this value of {@code System.nanoTime()}. */
  long epochMicros(long nanoTime) {
    Anchor a = anchor;
    if (nanoTime - a.nanoTime > COMPARE_EVERY_NANOS) {
      a = Anchor.now();
      anchor = a;
    }
    return a.epochMicros + Math.floorDiv(nanoTime - a.nanoTime, 1000L);
  }

  private record Anchor(long nanoTime, long epochMicros) {
    static Anchor now() {
      Instant now = Instant.now();
      return new Anchor(System.nanoTime(), now.getEpochSecond() * 1_000_000 + now.getNano() / 1000);
    }
  }
}
