package dev.l9.trace.reader.diff;

import java.util.List;

/**
 * What only one of the traces has, each sorted.
 *
 * @param isNew what only the new trace has
 * @param isGone what only the old trace has
 */
public record Difference<T>(List<T> isNew, List<T> isGone) {
  public Difference {
    isNew = List.copyOf(isNew);
    isGone = List.copyOf(isGone);
  }

  /** Whether the traces are the same in this. */
  public boolean isEmpty() {
    return isNew.isEmpty() && isGone.isEmpty();
  }
}
