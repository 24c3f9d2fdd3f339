package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.invariant.Invariant;
import java.util.List;

/**
 * An invariant that held in all executions.
 *
 * @param confidence that this is no chance
 * @param count how many executions count for it
 * @param executions in how many it held
 */
record Likely(
    Invariant invariant, List<Variable> variables, double confidence, int count, long executions) {

  Likely with(double otherConfidence) {
    return new Likely(invariant, variables, otherConfidence, count, executions);
  }
}
