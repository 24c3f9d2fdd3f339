package dev.l9.trace.reader.stats;

import java.util.List;

/**
 * What is known of one group.
 *
 * @param group its name
 * @param distribution how many executions fall into each bucket of {@link TraceStats#scale}
 */
public record GroupRow(String group, Outcomes outcomes, Times times, List<Long> distribution) {

  public GroupRow {
    distribution = List.copyOf(distribution);
  }

  /**
   * How executions ended.
   *
   * @param operations all of them; those that are neither errors nor blocked have succeeded
   */
  public record Outcomes(long operations, long errors, long blocked) {

    public Outcomes {
      if (errors < 0 || blocked < 0 || errors + blocked > operations) {
        throw new IllegalArgumentException(errors + " + " + blocked + " of " + operations);
      }
    }
  }

  /**
   * How long executions took, in nanoseconds. Mean and maximum are exact, and the percentiles
   * differ from the exact ones by less than 1 %.
   */
  public record Times(double mean, long p50, long p95, long p99, long max) {}
}
