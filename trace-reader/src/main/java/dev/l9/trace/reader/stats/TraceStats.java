package dev.l9.trace.reader.stats;

import dev.l9.trace.reader.event.Event;
import java.util.List;

/**
 * The statistics of a trace.
 *
 * @param rows the groups
 * @param slowest the slowest executions, the slowest first
 * @param scale the buckets of the rows' distributions
 * @param seconds from the first start to the last end; NaN if that is no time, or isn't known
 * @param leftOut the executions that have no event
 * @param isCapped whether there were more groups than have a row, so that one row stands for many
 */
public record TraceStats(
    List<GroupRow> rows,
    List<Event> slowest,
    LogScale scale,
    double seconds,
    LeftOut leftOut,
    boolean isCapped) {

  /** How many buckets the distribution of each row has. */
  public static final int BUCKETS = 12;

  public TraceStats {
    rows = List.copyOf(rows);
    slowest = List.copyOf(slowest);
  }

  /** The number of executions. */
  public long events() {
    return rows.stream().mapToLong(row -> row.outcomes().operations()).sum();
  }

  /** The executions of a group in a second, over the time of the whole trace; NaN if unknown. */
  public double throughput(GroupRow row) {
    return row.outcomes().operations() / seconds;
  }
}
