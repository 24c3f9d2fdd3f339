package dev.l9.trace.reader.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A uniform sample of times, of bounded size: algorithm R (Vitter, "Random sampling with a
 * reservoir", 1985). It draws by a fixed seed, so equal traces give equal samples. Not safe for use
 * by several threads.
 */
public final class TimeSample {

  private final int size;
  private final SplittableRandom random = new SplittableRandom(20_250_101);
  private long[] times = new long[4];
  private long seen;

  /**
   * An empty sample.
   *
   * @param size how many times it holds at most
   */
  public TimeSample(int size) {
    this.size = size;
  }

  /** Adds a time. */
  public void add(long nanos) {
    seen++;
    if (seen <= size) {
      if (seen > times.length) {
        times = Arrays.copyOf(times, Math.min(size, 2 * times.length));
      }
      times[(int) seen - 1] = nanos;
      return;
    }
    long place = random.nextLong(seen);
    if (place < size) {
      times[(int) place] = nanos;
    }
  }

  /** Nanoseconds, sorted. */
  public long[] sorted() {
    long[] sorted = Arrays.copyOf(times, (int) Math.min(seen, size));
    Arrays.sort(sorted);
    return sorted;
  }
}
