package dev.l9.trace.memory.learn.failure;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Learner;
import dev.l9.trace.memory.learn.Sample;
import java.util.List;

/** Learns with which inputs a method both failed and succeeded in one revision. */
public final class FlakyLearner implements Learner {

  @Override
  public void see(Sample sample) {}

  @Override
  public List<Finding> findings() {
    return List.of();
  }
}
