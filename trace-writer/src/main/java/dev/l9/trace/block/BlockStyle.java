package dev.l9.trace.block;

import dev.l9.trace.model.DoraTraceBlock;

/** How much of a run a block shows, and how its text is laid out. All styles are read alike. */
public enum BlockStyle {
  /** As few lines of at most 120 characters as possible, with what matters most. */
  COMPACT(12, 16),
  /** A line for each fact. */
  FULL(50, 100),
  /** One line, with what {@link #COMPACT} shows. */
  LINE(12, 16);

  private static final int MAX_FAILURES = 3;

  private final int maxNodes;
  private final int maxEdges;

  BlockStyle(int maxNodes, int maxEdges) {
    this.maxNodes = maxNodes;
    this.maxEdges = maxEdges;
  }

  /**
   * What this style shows of a block.
   *
   * @param fileName the name of the block's file
   */
  public DoraTraceBlock shown(DoraTraceBlock block, String fileName) {
    DoraTraceBlock limited =
        block
            .withGraph(block.graph().limited(maxNodes, maxEdges))
            .withMetrics(block.metrics().withFailures(MAX_FAILURES));
    return this == FULL ? limited : ShortBlock.of(limited, fileName);
  }
}
