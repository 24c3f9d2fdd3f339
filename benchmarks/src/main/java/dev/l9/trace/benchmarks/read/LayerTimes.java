package dev.l9.trace.benchmarks.read;

import java.util.Arrays;

/** All durations of one layer. */
final class LayerTimes {

  private long[] nanos = new long[1024];
  private int count;
  private long errors;
  private double sum;

  void add(long duration, boolean isError) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = duration;
    errors += isError ? 1 : 0;
    sum += duration;
  }

  LayerRow row(String layer) {
    Arrays.sort(nanos, 0, count);
    return new LayerRow(
        layer, count, errors, sum / count, rank(50), rank(95), rank(99), nanos[count - 1]);
  }

  private long rank(int percent) {
    return nanos[(int) (((long) count * percent + 99) / 100) - 1];
  }
}
