package dev.l9.trace.benchmarks.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The processor time of this process and of its children that have ended. Other work on the machine
 * changes it less than the wall time.
 */
final class CpuTime {

  private static final Path STAT = Path.of("/proc/self/stat");

  /** Linux counts for programs in hundredths of a second (USER_HZ, proc(5)). */
  private static final double TICKS = 100;

  private CpuTime() {}

  /** Seconds since the process began; NaN where the system doesn't say it as Linux does. */
  static double seconds() {
    try {
      String stat = Files.readString(STAT);
      // The name, which is in parentheses, may hold anything; the state follows, which is field 3.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 0);
      long ticks = 0;
      for (int field = 14; field <= 17; field++) {
        ticks += Long.parseLong(fields[field - 3]);
      }
      return ticks / TICKS;
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
