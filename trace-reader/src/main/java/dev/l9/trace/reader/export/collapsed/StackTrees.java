package dev.l9.trace.reader.export.collapsed;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Hangs trees of frames below frames. Equal frames below one frame become one. All trees together
 * have a bounded number of frames: beyond it, what would be a new frame is added to a frame {@code
 * [other]} in its place, with all that is below it.
 *
 * <p>Trees can be as deep as the stacks of programs, so nothing here calls itself.
 */
final class StackTrees {

  static final String OTHER = "[other]";

  private record Pair(StackNode into, StackNode from) {}

  private final int maxNodes;
  private int nodes;
  private long callsInOther;

  StackTrees(int maxNodes) {
    this.maxNodes = maxNodes;
  }

  /** How many calls had no room as frames of their own. */
  long callsInOther() {
    return callsInOther;
  }

  StackNode node(String frame) {
    nodes++;
    return new StackNode(frame);
  }

  /** Hangs a tree, which is then not to be used any more, below a frame. */
  void hang(StackNode parent, StackNode tree) {
    StackNode same = parent.child(tree.frame);
    if (same != null) {
      merge(same, tree);
    } else if (nodes <= maxNodes) {
      parent.put(tree);
    } else {
      hangInOther(parent, tree);
    }
  }

  /** Hangs all that is below one frame below another one. */
  void hangChildren(StackNode parent, StackNode of) {
    for (StackNode child : of.children()) {
      hang(parent, child);
    }
  }

  private void merge(StackNode tree, StackNode other) {
    Deque<Pair> pairs = new ArrayDeque<>();
    pairs.push(new Pair(tree, other));
    while (!pairs.isEmpty()) {
      Pair pair = pairs.pop();
      pair.into().add(pair.from());
      nodes--;
      for (StackNode child : pair.from().children()) {
        StackNode same = pair.into().child(child.frame);
        if (same == null) {
          pair.into().put(child);
        } else {
          pairs.push(new Pair(same, child));
        }
      }
    }
  }

  private void hangInOther(StackNode parent, StackNode tree) {
    StackNode sum = sum(tree);
    callsInOther += sum.calls;
    StackNode other = parent.child(OTHER);
    if (other == null) {
      nodes++;
      parent.put(sum);
    } else {
      other.add(sum);
    }
  }

  /** All of a tree as one frame; the tree counts no longer. */
  private StackNode sum(StackNode tree) {
    StackNode sum = new StackNode(OTHER);
    Deque<StackNode> rest = new ArrayDeque<>();
    rest.push(tree);
    while (!rest.isEmpty()) {
      StackNode node = rest.pop();
      sum.add(node);
      nodes--;
      node.children().forEach(rest::push);
    }
    return sum;
  }
}
