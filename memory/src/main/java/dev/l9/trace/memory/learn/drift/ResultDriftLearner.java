package dev.l9.trace.memory.learn.drift;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Learner;
import dev.l9.trace.memory.learn.Sample;
import java.util.List;

/** Learns where results for equal inputs differ between revisions. */
public final class ResultDriftLearner implements Learner {

  @Override
  public void see(Sample sample) {}

  @Override
  public List<Finding> findings() {
    return List.of();
  }
}
