package dev.l9.trace.memory.learn.rule;

import java.util.BitSet;

/**
 * A rule of a decision list.
 *
 * @param candidate what has to hold
 * @param rows those of which it holds, and of which no former rule does
 * @param logP the logarithm of the probability that a condition separates as well by chance, after
 *     the correction for all that were tried; at most 0
 */
public record Rule(Candidate candidate, BitSet rows, double logP) {

  /** After the correction. */
  public double p() {
    return StrictMath.exp(Math.min(0, logP));
  }
}
