package dev.l9.trace.reader.diff;

import org.jspecify.annotations.Nullable;

/**
 * A place where a method did something else than before, although it was called with equal inputs,
 * and all that it had called until then was the same in both traces.
 *
 * @param root the number of the tree
 * @param order the how many-th such place it is, in the order in which things happened
 * @param before the execution in the old trace
 * @param after that in the new trace
 * @param callBefore the call that was made in the old trace only; null if none is missing
 * @param callAfter the call that was made in the new trace only; null if none is new
 */
record Divergence(
    int root,
    int order,
    CallNode before,
    CallNode after,
    @Nullable CallNode callBefore,
    @Nullable CallNode callAfter) {

  int method() {
    return after.method();
  }

  /** Whether the calls were the same, and what came out is not. */
  boolean isOfResult() {
    return callBefore == null && callAfter == null;
  }
}
