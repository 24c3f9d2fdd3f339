package dev.l9.sample.runtime;

import dev.l9.sample.memory.IoReason;
import java.io.IOException;

/** A step failed at every attempt; what was done before it is in the checkpoint. */
public final class StepFailedException extends IOException {

  /** Names the step, and keeps the last failure as cause. */
  public StepFailedException(String step, IOException cause) {
    super("step '" + step + "' failed: " + IoReason.of(cause), cause);
  }
}
