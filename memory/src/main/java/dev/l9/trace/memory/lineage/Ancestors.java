package dev.l9.trace.memory.lineage;

import java.util.List;
import java.util.Optional;

/**
 * What called an execution.
 *
 * @param nearest the callers, the direct one first
 * @param leftOut how many callers there are between these and the top
 * @param top the farthest caller that was found; empty if it is one of the nearest
 * @param missing the id of the caller that isn't there, where the end is {@link End#NOT_THERE}
 */
public record Ancestors(
    List<Call> nearest, long leftOut, Optional<Call> top, End end, String missing) {

  /** Why there are no more callers. */
  public enum End {
    /** The last one is a root that nothing called. */
    ROOT,
    /** The next one isn't in the store. */
    NOT_THERE,
    /** The next one was there before: the data are damaged. */
    CYCLE,
    /** There are more than is looked at. */
    TOO_MANY
  }

  public Ancestors {
    nearest = List.copyOf(nearest);
  }
}
