package dev.l9.trace.memory.learn.failure;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Learner;
import dev.l9.trace.memory.learn.Priors;
import dev.l9.trace.memory.learn.Sample;
import java.util.List;

/** Learns which failures come back, by their causes. */
public final class RecurringFailureLearner implements Learner {

  /** Quotes hints on errors where one fits. */
  public RecurringFailureLearner(Priors priors) {}

  @Override
  public void see(Sample sample) {}

  @Override
  public List<Finding> findings() {
    return List.of();
  }
}
