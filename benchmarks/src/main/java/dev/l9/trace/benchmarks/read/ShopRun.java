package dev.l9.trace.benchmarks.read;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.json.JsonBytes;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Runs a shop that doesn't exist: makes one trace after the other and appends its lines. Times are
 * log-normal around the methods' medians, as times of programs are. Not thread-safe.
 */
final class ShopRun {

  private static final int THREADS = 8;
  private static final int LINES_A_JVM = 250_000;
  private static final long MICROS_PER_SECOND = 1_000_000;

  /** 2026-01-13T08:00:00Z, in microseconds. */
  private static final long BEGIN = 1_768_291_200L * MICROS_PER_SECOND;

  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
  private static final int RANDOM_LENGTH = 13;
  private static final int JVM_LENGTH = 5;

  private final ShopLines lines;
  private final SplittableRandom random;
  private final double[] factors = new double[4096];
  private final long[] clocks = new long[THREADS];
  private String jvm = "";
  private long jvmEndsAt;
  private int thread;

  /** What the call that has just ended has thrown. */
  private ShopCall.@Nullable Thrown thrown;

  ShopRun(JsonBytes out, long seed) {
    this.random = new SplittableRandom(seed);
    this.lines = new ShopLines(out, random);
    for (int i = 0; i < factors.length; i++) {
      factors[i] = Math.exp(0.8 * gaussian());
    }
    for (int i = 0; i < THREADS; i++) {
      clocks[i] = BEGIN + random.nextInt(5_000);
    }
  }

  /** By the sum of twelve evenly distributed numbers. */
  private double gaussian() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }

  long lines() {
    return lines.count();
  }

  /** Appends the next trace, of the thread that was idle for longest. */
  void trace() {
    thread = 0;
    for (int i = 1; i < THREADS; i++) {
      thread = clocks[i] < clocks[thread] ? i : thread;
    }
    if (lines.count() >= jvmEndsAt) {
      beginJvm();
    }
    int kind = random.nextInt(100);
    ShopMethod root =
        kind < 58 ? ShopMethod.ORDER : kind < 98 ? ShopMethod.SEARCH : ShopMethod.IMPORT;
    clocks[thread] += random.nextInt(1, 3_000);
    clocks[thread] += call(root, null, null, clocks[thread] * 1_000) / 1_000;
  }

  private void beginJvm() {
    jvmEndsAt = lines.count() + LINES_A_JVM;
    jvm = random(JVM_LENGTH);
    String run = Long.toHexString((random.nextLong() >>> 16) | (1L << 47));
    long now = clocks[thread];
    lines.run(id(HrmLayer.SYSTEM, now), now, run, random.nextInt(1_000, 30_000));
  }

  /** Calls a method at this time; its line follows those of what it calls. Returns nanoseconds. */
  private long call(ShopMethod method, @Nullable String parent, @Nullable String root, long at) {
    String id = id(method.layer, at / 1_000);
    String rootId = root == null ? id : root;
    long own = ownNanos(method);
    thrown = null;
    long nanos = own + callees(method, id, rootId, at + own / 2);
    if (!method.letsPass()) {
      thrown = null;
    }
    if (thrown == null && random.nextInt(1_000_000) < method.failuresInMillion) {
      thrown = new ShopCall.Thrown(method, ShopText.variant(random), id);
    }
    lines.call(new ShopCall(method, id, parent, rootId, at / 1_000, nanos, thread + 1, thrown));
    return nanos;
  }

  /** Until the first of them throws something that passes. */
  private long callees(ShopMethod method, String id, String root, long start) {
    long now = start;
    for (ShopMethod.Calls calls : method.calls) {
      for (int left = random.nextInt(calls.atMost()) + 1; left > 0; left--) {
        now += call(calls.method(), id, root, now);
        if (thrown != null && method.letsPass()) {
          return now - start;
        }
      }
    }
    return now - start;
  }

  private long ownNanos(ShopMethod method) {
    double factor = factors[random.nextInt(factors.length)];
    return (long) (method.medianMicros * 1_000L * factor) + random.nextInt(1_000);
  }

  private String id(HrmLayer layer, long micros) {
    String begin = layer.code() + "_" + micros / MICROS_PER_SECOND + "_" + jvm;
    return begin + random(RANDOM_LENGTH - JVM_LENGTH);
  }

  private String random(int length) {
    long bits = random.nextLong();
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(DIGITS.charAt((int) (bits >>> (5 * i)) & 31));
    }
    return text.toString();
  }
}
