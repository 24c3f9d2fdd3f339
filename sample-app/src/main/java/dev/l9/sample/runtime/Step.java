package dev.l9.sample.runtime;

import java.io.IOException;

/** A piece of work with a name that is unique in its run. */
public interface Step {

  /** The name that checkpoints know the step by. */
  String name();

  /** Does the work; the outcome, one line, is what a checkpoint keeps. */
  String run() throws IOException;

  /**
   * Takes over the outcome of an interrupted run.
   *
   * @return whether the outcome can be used; else the work is done again
   */
  boolean resume(String outcome);

  /**
   * Tries to remove the cause of a failure.
   *
   * @return whether a further attempt makes sense
   */
  default boolean recover(IOException failure) throws IOException {
    return false;
  }
}
