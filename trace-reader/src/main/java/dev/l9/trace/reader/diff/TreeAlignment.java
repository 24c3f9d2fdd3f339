package dev.l9.trace.reader.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays the trees of two traces over each other, from the roots down, and finds where they begin to
 * differ. Of the calls of an execution, those that are equal with all below them are left aside,
 * wherever they stand: order alone is no difference. The others are paired by what was called, and
 * gone through in their order.
 */
final class TreeAlignment {

  private static final int MAX_DEPTH = 1_000;
  private static final int MAX_DIVERGENCES = 20_000;

  private final List<Divergence> found = new ArrayList<>();
  private int root;

  /** Compares all trees; the roots are paired like the calls of one execution. */
  void align(List<CallNode> before, List<CallNode> after) {
    Calls calls = new Calls(before, after);
    for (CallNode node : calls.now) {
      CallNode same = calls.pairs.get(node);
      if (same != null) {
        root++;
        align(same, node, 0);
      }
    }
  }

  /** The places where a difference begins, in the order in which they happened. */
  List<Divergence> found() {
    return found;
  }

  private void align(CallNode before, CallNode after, int depth) {
    if (before.whole() == after.whole() || found.size() >= MAX_DIVERGENCES || depth > MAX_DEPTH) {
      return;
    }
    boolean isTouched = alignCalls(before, after, depth);
    if (!isTouched && before.differsInResult(after)) {
      found(before, after, null, null);
    }
  }

  /** Returns whether anything in the calls was different. */
  private boolean alignCalls(CallNode before, CallNode after, int depth) {
    if (before.below().unordered() == after.below().unordered()) {
      return false;
    }
    Calls calls = new Calls(before.calls(), after.calls());
    boolean isTouched = false;
    int i = 0;
    int j = 0;
    while (i < calls.old.size() || j < calls.now.size()) {
      CallNode oldCall = i < calls.old.size() ? calls.old.get(i) : null;
      CallNode newCall = j < calls.now.size() ? calls.now.get(j) : null;
      boolean isGone = oldCall != null && !calls.paired.contains(oldCall);
      CallNode same = newCall == null ? null : calls.pairs.get(newCall);
      boolean isNew = newCall != null && same == null;
      if ((isGone || isNew) && !isTouched) {
        found(before, after, isGone ? oldCall : null, isNew ? newCall : null);
      } else if (!isGone && same != null && newCall != null) {
        align(same, newCall, depth + 1);
      }
      isTouched |= isGone || isNew || same != null;
      // Of a pair the new call says when it was; the old one is passed over.
      i += oldCall != null && (isGone || !isNew) ? 1 : 0;
      j += newCall != null && (isNew || !isGone) ? 1 : 0;
    }
    return true;
  }

  /**
   * The calls of two executions that aren't equal with all below them, and which belong together.
   */
  private static final class Calls {

    private final List<CallNode> old;
    private final List<CallNode> now;
    private final IdentityHashMap<CallNode, CallNode> pairs = new IdentityHashMap<>();
    private final Set<CallNode> paired = Collections.newSetFromMap(new IdentityHashMap<>());

    Calls(List<CallNode> before, List<CallNode> after) {
      old = new ArrayList<>(before);
      now = new ArrayList<>(after);
      dropEqual(old, now);
      Map<Long, Deque<CallNode>> waiting = new HashMap<>();
      old.forEach(
          node -> waiting.computeIfAbsent(node.call(), key -> new ArrayDeque<>()).add(node));
      for (CallNode node : now) {
        Deque<CallNode> same = waiting.get(node.call());
        if (same != null && !same.isEmpty()) {
          pairs.put(node, same.peek());
          paired.add(same.remove());
        }
      }
    }
  }

  private static void dropEqual(List<CallNode> old, List<CallNode> now) {
    Map<Long, Integer> counts = new HashMap<>();
    now.forEach(node -> counts.merge(node.whole(), 1, Integer::sum));
    Map<Long, Integer> dropped = new HashMap<>();
    old.removeIf(
        node -> {
          boolean isEqual = counts.merge(node.whole(), -1, Integer::sum) >= 0;
          if (isEqual) {
            dropped.merge(node.whole(), 1, Integer::sum);
          }
          return isEqual;
        });
    now.removeIf(node -> dropped.merge(node.whole(), -1, Integer::sum) >= 0);
  }

  private void found(
      CallNode before,
      CallNode after,
      @Nullable CallNode callBefore,
      @Nullable CallNode callAfter) {
    found.add(new Divergence(root, found.size(), before, after, callBefore, callAfter));
  }
}
