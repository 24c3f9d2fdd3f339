package dev.l9.trace.reader.diff;

import dev.l9.trace.reader.stable.Hash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps executions until that comes which called them: an execution ends, and so is written, before
 * its caller. What is kept is bounded: of a caller that never comes, of a caller with very many
 * calls, and of whole trees.
 */
final class CallTrees {

  private static final int MAX_KEPT = 400_000;
  private static final int MAX_CALLS = 20_000;

  private final Map<Long, Pending> pending = new LinkedHashMap<>();
  private final List<CallNode> roots = new ArrayList<>();
  private long kept;
  private boolean isCut;

  /** What an execution has called so far. */
  static final class Pending {

    private final List<CallNode> calls = new ArrayList<>();
    private final Map<Integer, Integer> methods = new LinkedHashMap<>();
    private long below;
    private long belowOrdered;
    private final Map<String, Long> nanosByThread = new LinkedHashMap<>();

    /** The methods that it called, with the number of calls. */
    Map<Integer, Integer> methods() {
      return methods;
    }

    List<CallNode> calls() {
      return calls;
    }

    CallNode.Value below() {
      return new CallNode.Value(below, belowOrdered);
    }

    /** How long the calls on this thread took. */
    long nanos(String thread) {
      return nanosByThread.getOrDefault(thread, 0L);
    }
  }

  /** Takes out what the execution with this id has called; null if that is nothing. */
  @Nullable Pending take(long id) {
    return pending.remove(id);
  }

  void addRoot(CallNode node) {
    if (kept > MAX_KEPT) {
      isCut = true;
      kept -= node.calls().size();
    } else {
      roots.add(node);
      kept++;
    }
  }

  /**
   * Keeps an execution for the one that called it.
   *
   * @param nanos its time, on this thread
   */
  void add(long parent, CallNode node, String thread, long nanos) {
    Pending list = pending.computeIfAbsent(parent, key -> new Pending());
    list.below += Hash.mix(node.whole());
    list.belowOrdered += Hash.mix(node.wholeOrdered());
    list.nanosByThread.merge(thread, nanos, Long::sum);
    list.methods.merge(node.method(), 1, Integer::sum);
    if (list.calls.size() < MAX_CALLS) {
      list.calls.add(kept > MAX_KEPT ? cut(node) : node);
      kept++;
    } else {
      isCut = true;
    }
    if (kept > 2L * MAX_KEPT) {
      forgetOldest();
    }
  }

  private CallNode cut(CallNode node) {
    isCut |= !node.calls().isEmpty();
    kept -= node.calls().size();
    return node.withoutCalls();
  }

  /** The oldest are those whose callers are least likely to come. */
  private void forgetOldest() {
    var oldest = pending.entrySet().iterator();
    if (oldest.hasNext()) {
      kept -= oldest.next().getValue().calls.size();
      oldest.remove();
      isCut = true;
    }
  }

  /** Whether parts of trees weren't kept. */
  boolean isCut() {
    return isCut;
  }

  /** All trees, in the order of their ends; then those whose root is missing. */
  List<CallNode> roots() {
    List<CallNode> all = new ArrayList<>(roots);
    pending.values().forEach(list -> all.addAll(list.calls));
    return all;
  }
}
