package dev.l9.trace.memory.learn;

import java.util.List;

/**
 * Learns from the executions of one method. What it remembers is bounded, however many executions
 * it sees, and what it finds is the same for the same executions in the same order. Not safe for
 * use by several threads.
 */
public interface Learner {

  /** Takes the next execution, in the order of time. */
  void see(Sample sample);

  /** What was learnt of all that was seen, the surest first. */
  List<Finding> findings();
}
