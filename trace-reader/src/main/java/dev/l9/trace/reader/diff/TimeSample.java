package dev.l9.trace.reader.diff;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A uniform sample of times, of bounded size: algorithm R (Vitter, "Random sampling with a
 * reservoir", 1985). It draws by a fixed seed, so equal traces give equal samples.
 */
final class TimeSample {

  private static final int SIZE = 1_000;

  private final SplittableRandom random = new SplittableRandom(20_250_101);
  private long[] times = new long[4];
  private long seen;

  void add(long nanos) {
    seen++;
    if (seen <= SIZE) {
      if (seen > times.length) {
        times = Arrays.copyOf(times, Math.min(SIZE, 2 * times.length));
      }
      times[(int) seen - 1] = nanos;
      return;
    }
    long place = random.nextLong(seen);
    if (place < SIZE) {
      times[(int) place] = nanos;
    }
  }

  /** Nanoseconds, sorted. */
  long[] sorted() {
    long[] sorted = Arrays.copyOf(times, (int) Math.min(seen, SIZE));
    Arrays.sort(sorted);
    return sorted;
  }
}
