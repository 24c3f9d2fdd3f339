package dev.l9.trace.benchmarks.workload;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What one thread does: chains of ten calls, one after the other, or at given times.
 *
 * <p>A chain that is late starts at once and those after it keep their times, so the rate holds on
 * average. Between chains the thread is parked, as a server's threads are.
 *
 * @param chains at least so many; without a pace only
 * @param perSecond the pace in chains a second; 0 for none
 */
record ChainLoop(long chains, double minSeconds, double maxSeconds, double perSecond) {

  private static final int BATCH = 100;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Where results go, so that the JIT can't leave the calls out. */
  static volatile long sink;

  /**
   * What was seen; the quantiles are of the time of single chains, where paced.
   *
   * @param chainNanos the time of each chain; empty where not paced
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared; a list would box each time.
  record Times(long calls, long allocated, long[] chainNanos) {}

  /** As fast as it goes, until both minima are reached, or the maximum. */
  static ChainLoop saturated(long calls, double minSeconds, double maxSeconds) {
    return new ChainLoop(calls / Orders.DEPTH, minSeconds, maxSeconds, 0);
  }

  static ChainLoop paced(double chainsPerSecond, double seconds) {
    return new ChainLoop(0, seconds, seconds, chainsPerSecond);
  }

  Times run(Calls calls, boolean rich) {
    long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    if (perSecond > 0) {
      return runPaced(calls, rich);
    }
    long start = System.nanoTime();
    long done = 0;
    double elapsed;
    do {
      for (int i = 0; i < BATCH; i++) {
        chain(calls, rich, done + i);
      }
      done += BATCH;
      elapsed = (System.nanoTime() - start) / 1e9;
    } while (elapsed < maxSeconds && (done < chains || elapsed < minSeconds));
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
    return new Times(done * Orders.DEPTH, allocated, new long[0]);
  }

  private Times runPaced(Calls calls, boolean rich) {
    int count = (int) Math.max(1, Math.round(perSecond * maxSeconds));
    long[] nanos = new long[count];
    long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = start + (long) (i / perSecond * 1e9);
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      long before = System.nanoTime();
      chain(calls, rich, i);
      nanos[i] = System.nanoTime() - before;
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
    return new Times((long) count * Orders.DEPTH, allocated, nanos);
  }

  private static void chain(Calls calls, boolean rich, long value) {
    if (rich) {
      sink = calls.place(Orders.CUSTOMER, Orders.QUANTITIES, Orders.first()).cents();
    } else {
      sink = calls.count(value, Orders.DEPTH);
    }
  }

  static double quantile(List<Times> all, double fraction) {
    long[] sorted = all.stream().flatMapToLong(times -> Arrays.stream(times.chainNanos)).toArray();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[(int) Math.round(fraction * (sorted.length - 1))];
  }
}
