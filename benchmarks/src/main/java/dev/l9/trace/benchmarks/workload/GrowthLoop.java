package dev.l9.trace.benchmarks.workload;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Calls the methods of generated classes in turn, at a given rate, and measures in windows:
 *
 * <pre>GrowthLoop RESULT-FILE CLASSES METHODS DEPTH BYTES THREADS RATE SECONDS WINDOWS
 * WARM-UP-CALLS</pre>
 *
 * <p>METHODS are those of one class; RATE is in calls a second, of all threads, and SECONDS are
 * those of a window. To warm up, calls come at five times the rate. The result has a line for each
 * window: calls made so far, nanoseconds of the median chain by its calls, CPU nanoseconds of all
 * threads per call, and bytes in use after a collection, buffers outside of the heap included; then
 * the time when all that was done.
 */
public final class GrowthLoop {

  private static final int VALUES = 8;
  private static final int WARM_UP_FACTOR = 5;

  private final GrowthCalls[] types;
  private final int methods;
  private final int depth;
  private final int threads;
  private final double chainsPerSecond;
  private final String[] values = new String[VALUES];
  private final CpuClock cpu = new CpuClock();
  private long made;

  private GrowthLoop(String[] args) throws ReflectiveOperationException {
    types = new GrowthCalls[Integer.parseInt(args[1])];
    for (int i = 0; i < types.length; i++) {
      types[i] =
          Class.forName("grown.C" + i).asSubclass(GrowthCalls.class).getConstructor().newInstance();
    }
    methods = Integer.parseInt(args[2]);
    depth = Integer.parseInt(args[3]);
    threads = Integer.parseInt(args[5]);
    chainsPerSecond = Double.parseDouble(args[6]) / depth / threads;
    for (int i = 0; i < VALUES; i++) {
      values[i] = String.valueOf((char) ('a' + i)).repeat(Integer.parseInt(args[4]));
    }
  }

  public static void main(String[] args) throws Exception {
    double seconds = Double.parseDouble(args[7]);
    GrowthLoop loop = new GrowthLoop(args);
    ExecutorService executor = Executors.newFixedThreadPool(loop.threads);
    double warmUpRate = WARM_UP_FACTOR * Double.parseDouble(args[6]);
    loop.inParallel(
        executor, WARM_UP_FACTOR * loop.chainsPerSecond, Double.parseDouble(args[9]) / warmUpRate);
    List<String> lines = new ArrayList<>();
    for (int window = 0; window < Integer.parseInt(args[8]); window++) {
      lines.add(loop.window(executor, seconds));
    }
    executor.shutdown();
    lines.add(String.valueOf(System.currentTimeMillis()));
    Files.write(Path.of(args[0]), lines);
  }

  private String window(ExecutorService executor, double seconds) throws Exception {
    long cpuBefore = cpu.settle();
    long madeBefore = made;
    long[] chains = inParallel(executor, chainsPerSecond, seconds);
    double cpuNanos = (double) (cpu.settle() - cpuBefore) / (made - madeBefore);
    Arrays.sort(chains);
    double nanos = (double) chains[chains.length / 2] / depth;
    return made + " " + nanos + " " + cpuNanos + " " + usedBytes();
  }

  private long[] inParallel(ExecutorService executor, double perSecond, double seconds)
      throws Exception {
    int chains = (int) Math.max(1, Math.round(perSecond * seconds));
    List<Future<long[]>> running = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int first = thread;
      running.add(executor.submit(() -> run(first, chains, perSecond)));
    }
    List<long[]> all = new ArrayList<>();
    for (Future<long[]> one : running) {
      all.add(one.get());
    }
    made += (long) chains * threads * depth;
    return all.stream().flatMapToLong(Arrays::stream).toArray();
  }

  private long[] run(int first, int chains, double perSecond) {
    long[] nanos = new long[chains];
    long start = System.nanoTime();
    for (int i = 0; i < chains; i++) {
      long due = start + (long) ((i + (double) first / threads) / perSecond * 1e9);
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      int next = (int) (((long) i * threads + first) % ((long) types.length * methods));
      GrowthCalls type = types[next / methods];
      long before = System.nanoTime();
      ChainLoop.sink = type.call(next % methods, depth, values[i % VALUES]);
      nanos[i] = System.nanoTime() - before;
    }
    return nanos;
  }

  private static long usedBytes() {
    System.gc();
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    Stream<BufferPoolMXBean> pools =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream();
    return heap + pools.mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
  }
}
