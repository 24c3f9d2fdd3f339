package dev.l9.trace.benchmarks.workload;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The CPU time of all threads of this process, those of the JVM too.
 *
 * <p>The JDK's own figure has steps of 10 ms on Linux, which is too coarse for a few thousand
 * calls; the kernel's per-thread figures are in nanoseconds. Of a thread that has ended, the last
 * figure seen counts, so those that matter must live until the clock is read.
 */
final class CpuClock {

  private static final Path TASKS = Path.of("/proc/self/task");

  private final Map<String, Long> nanosByThread = new HashMap<>();

  long nanos() {
    if (!Files.isReadable(Path.of("/proc/self/schedstat"))) {
      return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
          .getProcessCpuTime();
    }
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(TASKS)) {
      for (Path thread : threads) {
        read(thread);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return nanosByThread.values().stream().mapToLong(Long::longValue).sum();
  }

  private void read(Path thread) {
    try {
      String figures = Files.readString(thread.resolve("schedstat"));
      nanosByThread.put(
          thread.getFileName().toString(), Long.parseLong(figures, 0, figures.indexOf(' '), 10));
    } catch (IOException e) {
      // It has ended meanwhile; what was seen of it stays.
    }
  }

  /**
   * Waits until next to nothing runs: what the calls have left to other threads is done then.
   *
   * @return the CPU time used until then
   */
  long settle() throws InterruptedException {
    long deadline = System.nanoTime() + 30_000_000_000L;
    long before = nanos();
    for (int quiet = 0; quiet < 5 && System.nanoTime() < deadline; ) {
      Thread.sleep(50);
      long now = nanos();
      quiet = now - before < 2_500_000 ? quiet + 1 : 0;
      before = now;
    }
    return before;
  }
}
