package dev.l9.trace.memory.learn.rule;

import dev.l9.trace.reader.stats.FisherTest;
import dev.l9.trace.reader.stats.WilsonInterval;
import java.util.BitSet;

/** How well conditions separate failed rows from others, among some of the rows. */
final class Separation {

  private final Rows rows;
  private final BitSet among;
  private final BitSet failed;
  private final long failedExecutions;
  private final long executions;

  Separation(Rows rows, BitSet among) {
    this.rows = rows;
    this.among = among;
    this.failed = Rows.and(rows.failed(), among);
    this.failedExecutions = rows.executions(failed);
    this.executions = rows.executions(among);
  }

  /** The logarithm of the probability that as many different inputs failed by chance. */
  double logPOfInputs(BitSet holds) {
    return FisherTest.logP(
        Rows.and(holds, failed).cardinality(),
        Rows.and(holds, among).cardinality(),
        failed.cardinality(),
        among.cardinality());
  }

  /** The logarithm of the probability that as many executions failed by chance. */
  double logPOfExecutions(BitSet holds) {
    return FisherTest.logP(
        rows.executions(Rows.and(holds, failed)),
        rows.executions(Rows.and(holds, among)),
        failedExecutions,
        executions);
  }

  /** Whether most inputs and executions failed, and so many inputs did. */
  boolean isClear(BitSet holds, int inputs) {
    BitSet with = Rows.and(holds, among);
    BitSet failedWith = Rows.and(holds, failed);
    return failedWith.cardinality() >= inputs
        && 2 * rows.estimatedInputs(failedWith) >= rows.estimatedInputs(with)
        && 2 * rows.estimatedExecutions(failedWith) >= rows.estimatedExecutions(with);
  }

  /** The lower end of the Wilson interval of the share of inputs that failed. */
  double precision(BitSet holds) {
    return WilsonInterval.of(
            rows.estimatedInputs(Rows.and(holds, failed)),
            rows.estimatedInputs(Rows.and(holds, among)))
        .lower();
  }
}
