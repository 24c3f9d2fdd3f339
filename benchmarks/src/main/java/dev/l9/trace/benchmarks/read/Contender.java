package dev.l9.trace.benchmarks.read;

import java.nio.file.Path;
import java.util.List;

/**
 * A way of asking a trace for the count, errors, mean, percentiles and maximum of each layer, by
 * the duration in nanoseconds. {@link Readers} lists them all and times them on the same file. What
 * the agent says of itself (component {@code l9-agent}) is left out.
 *
 * <p>A percentile is the smallest duration that so many percent of the executions don't exceed
 * (nearest rank). A contender that approximates them says within which bound.
 */
interface Contender {

  /** For the table; it says on how many cores it runs. */
  String name();

  /** Whether what it needs is on this machine. */
  default boolean isThere() {
    return true;
  }

  /** By how much its percentiles and means may differ from the exact ones: 0.01 for 1 %. */
  default double tolerance() {
    return 0;
  }

  /**
   * Reads the whole file anew.
   *
   * @return a row for each layer that occurs, by its name
   * @throws Exception if the file can't be read, or the tool fails
   */
  List<LayerRow> answer(Path trace) throws Exception;
}
