package dev.l9.trace.reader.export.chrome;

/**
 * Where a span is shown.
 *
 * @param pid the number of its process in the output
 * @param tid the number of its track in that process
 * @param start nanoseconds since the output's own zero
 * @param end likewise
 */
record ChromeSlice(int pid, int tid, long start, long end) {

  boolean isOnTrackOf(ChromeSlice other) {
    return tid == other.tid && pid == other.pid;
  }
}
