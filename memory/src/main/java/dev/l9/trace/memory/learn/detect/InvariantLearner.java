package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Learner;
import dev.l9.trace.memory.learn.Priors;
import dev.l9.trace.memory.learn.Sample;
import java.util.List;

/** Learns what always held for the arguments and the result of a method that succeeded. */
public final class InvariantLearner implements Learner {

  /** Invariants of less confidence aren't told. */
  public static final double DEFAULT_LIMIT = 0.99;

  /** A learner with the {@link #DEFAULT_LIMIT}. */
  public InvariantLearner(Priors priors) {
    this(priors, DEFAULT_LIMIT);
  }

  /**
   * @param priors what is expected of all methods
   * @param limit the least confidence, from 0 to 1
   */
  public InvariantLearner(Priors priors, double limit) {}

  @Override
  public void see(Sample sample) {}

  @Override
  public List<Finding> findings() {
    return List.of();
  }
}
