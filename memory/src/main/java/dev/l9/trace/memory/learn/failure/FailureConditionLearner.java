package dev.l9.trace.memory.learn.failure;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Learner;
import dev.l9.trace.memory.learn.Sample;
import java.util.List;

/** Learns conditions on the inputs that separate failed from successful executions. */
public final class FailureConditionLearner implements Learner {

  @Override
  public void see(Sample sample) {}

  @Override
  public List<Finding> findings() {
    return List.of();
  }
}
