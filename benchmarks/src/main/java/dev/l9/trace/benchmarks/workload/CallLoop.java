package dev.l9.trace.benchmarks.workload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Runs the calls and measures them from within, in one process:
 *
 * <pre>CallLoop VARIANT SHAPE THREADS SECONDS saturated | RATE[,RATE…] RESULT-FILE</pre>
 *
 * <p>All loops run as many chains of ten calls as time allows; where a rate is given (calls a
 * second, of all threads), at most that many. The result is a properties file.
 */
public final class CallLoop {

  private static final long WARM_UP_CALLS = 400_000;

  private final Calls calls;
  private final boolean rich;
  private final int threads;
  private final double seconds;
  private final CpuClock cpu = new CpuClock();
  private final Map<String, Number> result = new LinkedHashMap<>();
  private long made;

  private CallLoop(Calls calls, boolean rich, int threads, double seconds) {
    this.calls = calls;
    this.rich = rich;
    this.threads = threads;
    this.seconds = seconds;
  }

  public static void main(String[] args) throws Exception {
    try (Calls calls = variant(args[0])) {
      CallLoop loop =
          new CallLoop(
              calls,
              args[1].equals("rich"),
              Integer.parseInt(args[2]),
              Double.parseDouble(args[3]));
      loop.run(args[4]);
      loop.write(Path.of(args[5]));
    }
  }

  private static Calls variant(String name) {
    return switch (name) {
      case "plain" -> new PlainCalls();
      case "nanotime" -> new NanoTimeCalls();
      case "jfr" -> new JfrCalls();
      case "json-line" -> new JsonLineCalls();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private void run(String mode) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    inParallel(executor, ChainLoop.saturated(WARM_UP_CALLS / threads, 0, Math.min(3, 3 * seconds)));
    inParallel(executor, ChainLoop.saturated(0, seconds / 2, seconds / 2));
    if (mode.equals("saturated")) {
      measure(executor, "", ChainLoop.saturated(1_000_000 / threads, seconds / 4, seconds));
    } else {
      for (String rate : mode.split(",", 0)) {
        double chains = Double.parseDouble(rate) / Orders.DEPTH / threads;
        measure(executor, rate + ".", ChainLoop.paced(chains, seconds));
      }
    }
    executor.shutdown();
    result.put("made", made);
  }

  private void measure(ExecutorService executor, String prefix, ChainLoop loop) throws Exception {
    long cpuBefore = cpu.settle();
    long start = System.nanoTime();
    List<ChainLoop.Times> all = inParallel(executor, loop);
    long nanos = System.nanoTime() - start;
    double count = all.stream().mapToLong(ChainLoop.Times::calls).sum();
    result.put(prefix + "calls", count);
    result.put(prefix + "ns", nanos / count);
    result.put(prefix + "p50", ChainLoop.quantile(all, 0.5) / Orders.DEPTH);
    result.put(prefix + "p99", ChainLoop.quantile(all, 0.99) / Orders.DEPTH);
    result.put(prefix + "bytes", all.stream().mapToLong(ChainLoop.Times::allocated).sum() / count);
    result.put(prefix + "cpu", (cpu.settle() - cpuBefore) / count);
  }

  private List<ChainLoop.Times> inParallel(ExecutorService executor, ChainLoop loop)
      throws Exception {
    List<Future<ChainLoop.Times>> running = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      running.add(executor.submit(() -> loop.run(calls, rich)));
    }
    List<ChainLoop.Times> all = new ArrayList<>();
    for (Future<ChainLoop.Times> one : running) {
      all.add(one.get());
    }
    made += all.stream().mapToLong(ChainLoop.Times::calls).sum();
    return all;
  }

  private void write(Path file) throws IOException {
    Files.writeString(
        file,
        result.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining()));
  }
}
