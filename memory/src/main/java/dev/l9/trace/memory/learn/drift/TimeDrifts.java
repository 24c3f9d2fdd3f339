package dev.l9.trace.memory.learn.drift;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Learner;
import dev.l9.trace.memory.learn.Sample;
import java.util.List;

/**
 * Learns which methods' times have moved between revisions. Two runs on one machine differ in speed
 * as a whole, so a method's times are judged beside those of all others: each method has a {@link
 * #learner}, which finds nothing by itself, and {@link #findings} tells of all of them once all
 * have seen their executions. Not safe for use by several threads.
 */
public final class TimeDrifts {

  /** The learner for one more method. */
  public Learner learner() {
    return new Learner() {
      @Override
      public void see(Sample sample) {}

      @Override
      public List<Finding> findings() {
        return List.of();
      }
    };
  }

  /** What was learnt of all methods, the surest first. */
  public List<Finding> findings() {
    return List.of();
  }
}
