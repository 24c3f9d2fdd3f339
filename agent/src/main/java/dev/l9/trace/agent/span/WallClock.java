package dev.l9.trace.agent.span;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Hot path: turns {@code System.nanoTime()} into time of day, so that a span reads one clock, not
 * two.
 *
 * <p>Once a second, the first thread that comes compares the two clocks, so that a change of the
 * system clock shows in the spans of the next second. Safe for use by several threads.
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
    /**
     * Reads the clocks three times. Returns the reading with the least time between the two clocks.
     */
    static Anchor now() {
      Anchor best = new Anchor(0, 0);
      long shortest = Long.MAX_VALUE;
      for (int reading = 0; reading < 3; reading++) {
        long before = System.nanoTime();
        Instant now = Instant.now();
        long took = System.nanoTime() - before;
        if (took < shortest) {
          shortest = took;
          best =
              new Anchor(
                  before + took / 2, now.getEpochSecond() * 1_000_000 + now.getNano() / 1000);
        }
      }
      return best;
    }
  }
}
