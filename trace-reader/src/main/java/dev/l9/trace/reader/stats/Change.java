package dev.l9.trace.reader.stats;

import java.util.OptionalLong;

/**
 * One change of the program: a revision, from its first run on. Times are microseconds since 1970.
 *
 * @param revision the commit
 * @param runs how many JVMs ran it
 * @param dirtyRuns how many of them with edits that weren't committed
 * @param traces how the traces that began in these JVMs ended
 */
public record Change(
    String revision, long firstRun, int runs, int dirtyRuns, Traces traces, Outcome outcome) {

  /** What became of the change. */
  public sealed interface Outcome {

    /** Its traces fail no more often than those of the changes before it. */
    record Fine() implements Outcome {}

    /** It has no traces, or there is no change before it to compare it with. */
    record Unjudged() implements Outcome {}

    /**
     * Its traces fail more often than those of the changes before it.
     *
     * @param firstFailure when the first one failed
     * @param restored when the next JVM started with a revision that is not a failed one
     */
    record Failed(long firstFailure, OptionalLong restored) implements Outcome {}
  }

  /** Whether the change has failed. */
  public boolean isFailed() {
    return outcome instanceof Outcome.Failed;
  }

  /** Whether it is known if the change has failed. */
  public boolean isJudged() {
    return !(outcome instanceof Outcome.Unjudged);
  }
}
