package dev.l9.trace.agent.handoff;

import dev.l9.trace.model.TraceStatus;

/** Counts executions and sums up their times. Not thread-safe. */
public final class SpanTally {

  private long calls;
  private long successes;
  private long errors;
  private long totalNanos;
  private long maxNanos;

  /** Makes a tally of executions that all ended well. */
  static SpanTally ofSuccesses(long calls, long totalNanos, long maxNanos) {
    SpanTally tally = new SpanTally();
    tally.calls = calls;
    tally.successes = calls;
    tally.totalNanos = totalNanos;
    tally.maxNanos = maxNanos;
    return tally;
  }

  /** Counts an execution. */
  public void add(TraceStatus status, long durationNanos) {
    calls++;
    successes += status == TraceStatus.SUCCESS ? 1 : 0;
    errors += status == TraceStatus.ERROR ? 1 : 0;
    totalNanos += durationNanos;
    maxNanos = Math.max(maxNanos, durationNanos);
  }

  /** Adds the counts of another tally. */
  public void add(SpanTally other) {
    calls += other.calls;
    successes += other.successes;
    errors += other.errors;
    totalNanos += other.totalNanos;
    maxNanos = Math.max(maxNanos, other.maxNanos);
  }

  public long calls() {
    return calls;
  }

  public long successes() {
    return successes;
  }

  public long errors() {
    return errors;
  }

  /** The mean duration in milliseconds, to the microsecond. */
  public double meanMs() {
    return calls == 0 ? 0 : Math.round(totalNanos / 1e3 / calls) / 1e3;
  }

  /** The longest duration in milliseconds, to the microsecond. */
  public double maxMs() {
    return Math.round(maxNanos / 1e3) / 1e3;
  }
}
