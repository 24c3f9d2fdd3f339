package dev.l9.trace.block;

import dev.l9.trace.model.DoraTraceBlock;

/**
 * What a run of a JVM says of one source file that isn't present on the JVM's machine. It is a line
 * of the file that the agent's option {@code blocks=FILE} names. Immutable.
 *
 * <p>A run writes several records for one source file. Each is about the whole run so far, so the
 * last one counts.
 *
 * @param run the unique id of the JVM's run
 * @param source the file's path below a source root, with {@code /} between folders
 * @param entryMicros when the latest entry execution started, in microseconds since the epoch,
 *     since the block's timestamp has seconds only; 0 if there was none
 * @param executions how often the file's methods ran
 * @param successes how many of these ended well
 * @param setsConfidence whether the program set the confidence itself
 */
public record BlockRecord(
    String run,
    String source,
    long entryMicros,
    long executions,
    long successes,
    boolean setsConfidence,
    DoraTraceBlock block) {

  /** This record with another block. */
  public BlockRecord withBlock(DoraTraceBlock other) {
    return new BlockRecord(run, source, entryMicros, executions, successes, setsConfidence, other);
  }
}
