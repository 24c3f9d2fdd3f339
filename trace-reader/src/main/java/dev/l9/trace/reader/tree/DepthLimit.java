package dev.l9.trace.reader.tree;

import dev.l9.trace.tree.TraceForest.Visitor;

/** Passes on the upper levels of trees, and how many events are below them. */
public final class DepthLimit implements Visitor<TreeLine> {

  private final int levels;
  private final Visitor<TreeLine> next;
  private long below;

  /**
   * @param levels how many levels are passed on, at least 1
   */
  public DepthLimit(int levels, Visitor<TreeLine> next) {
    this.levels = levels;
    this.next = next;
  }

  @Override
  public void node(TreeLine line, int depth) {
    if (depth < levels) {
      end();
      next.node(line, depth);
    } else {
      below += line instanceof LeftOut more ? more.count() : 1;
    }
  }

  /** Says that no further line comes. */
  public void end() {
    if (below > 0) {
      next.node(new LeftOut(null, below), levels);
      below = 0;
    }
  }
}
