package dev.l9.trace.agent.doctor;

import dev.l9.trace.model.TraceStatus;

/** What became of a method's executions. Not thread-safe. */
public final class MethodCounts {

  private long events;
  private long errors;
  private long dropped;
  private long byRate;
  private long bySample;

  /** Counts an execution that became an event. */
  public void addEvent(TraceStatus status) {
    events++;
    errors += status == TraceStatus.ERROR ? 1 : 0;
  }

  /** Counts executions whose events were lost. */
  public void addDropped(long count) {
    dropped += count;
  }

  /** Counts executions whose events were left out on purpose. */
  public void addLeftOut(long rate, long sample) {
    byRate += rate;
    bySample += sample;
  }

  long events() {
    return events;
  }

  long errors() {
    return errors;
  }

  long dropped() {
    return dropped;
  }

  long byRate() {
    return byRate;
  }

  long bySample() {
    return bySample;
  }
}
