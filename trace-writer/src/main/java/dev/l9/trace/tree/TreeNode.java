package dev.l9.trace.tree;

import org.jspecify.annotations.Nullable;

/** What stands in a tree of a trace; {@link TraceForest} finds its place. */
public interface TreeNode {

  /** The id by which children name it; null if it has none. */
  @Nullable String traceId();

  /** The id of what it stands below; null for a root. */
  @Nullable String parentId();

  /** The start, in microseconds since 1970; siblings are in the order of their starts. */
  long startMicros();
}
