package dev.l9.trace.agent.handoff;

import dev.l9.trace.model.TraceStatus;

/** Counts executions and sums up their times. Not thread-safe. */
public final class SpanTally {

  private long calls;
  private long successes;
  private long errors;
  private long blocked;
  private long passed;
  private long swallowed;
  private long totalNanos;
  private long maxNanos;

  /** Makes a tally of executions that all ended well. */
  static SpanTally ofSuccesses(long calls, long swallowed, long totalNanos, long maxNanos) {
    SpanTally tally = new SpanTally();
    tally.calls = calls;
    tally.successes = calls;
    tally.swallowed = swallowed;
    tally.totalNanos = totalNanos;
    tally.maxNanos = maxNanos;
    return tally;
  }

  /** Counts an execution. */
  public void add(TraceStatus status, long durationNanos) {
    add(status, false, 0, durationNanos);
  }

  /**
   * Counts an execution.
   *
   * @param isPassed whether what came out of it had come out of a callee
   * @param newSwallowed how many exceptions of callees did not come out of it
   */
  public void add(TraceStatus status, boolean isPassed, int newSwallowed, long durationNanos) {
    calls++;
    successes += status == TraceStatus.SUCCESS ? 1 : 0;
    errors += status == TraceStatus.ERROR && !isPassed ? 1 : 0;
    passed += status == TraceStatus.ERROR && isPassed ? 1 : 0;
    blocked += status == TraceStatus.BLOCKED ? 1 : 0;
    swallowed += newSwallowed;
    totalNanos += durationNanos;
    maxNanos = Math.max(maxNanos, durationNanos);
  }

  /** Adds the counts of another tally. */
  public void add(SpanTally other) {
    calls += other.calls;
    successes += other.successes;
    errors += other.errors;
    blocked += other.blocked;
    passed += other.passed;
    swallowed += other.swallowed;
    totalNanos += other.totalNanos;
    maxNanos = Math.max(maxNanos, other.maxNanos);
  }

  public long calls() {
    return calls;
  }

  public long successes() {
    return successes;
  }

  /** How many threw an exception that began there. */
  public long errors() {
    return errors;
  }

  public long blocked() {
    return blocked;
  }

  /** Through how many an exception of a traced callee passed. */
  public long passed() {
    return passed;
  }

  /** How many exceptions of traced callees did not come out. */
  public long swallowed() {
    return swallowed;
  }

  /** The mean duration in milliseconds. It isn't rounded, so that the means of JVMs add up. */
  public double meanMs() {
    return calls == 0 ? 0 : totalNanos / 1e6 / calls;
  }

  /** The longest duration in milliseconds, to the microsecond. */
  public double maxMs() {
    return Math.round(maxNanos / 1e3) / 1e3;
  }
}
