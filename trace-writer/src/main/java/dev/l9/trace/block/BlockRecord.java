package dev.l9.trace.block;

import dev.l9.trace.model.DoraTraceBlock;

/**
 * What a run of a JVM says of one source file, where the file itself isn't there to be written: a
 * line of the file that the agent's option {@code blocks=FILE} names.
 *
 * <p>A run writes several for one file, the last of which counts: each is about the whole run so
 * far.
 *
 * @param run the run of the JVM; unique
 * @param source below a source root, with {@code /} between folders
 * @param entryMicros when the latest entry execution started, in microseconds since the epoch: the
 *     block's timestamp has seconds only; 0 where there was none
 * @param executions how often the file's methods ran
 * @param successes how many of these ended well
 * @param setsConfidence whether the program said the confidence itself
 */
public record BlockRecord(
    String run,
    String source,
    long entryMicros,
    long executions,
    long successes,
    boolean setsConfidence,
    DoraTraceBlock block) {}
