package dev.l9.trace.agent.context;

import java.lang.ref.ReferenceQueue;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The parents that are remembered for a task, one for each time that it was submitted. Safe for use
 * by several threads.
 */
final class TaskEntry extends IdentityReference {

  /**
   * The number is limited, since a task that is submitted again and again, and discarded each time,
   * must not fill the heap.
   */
  private static final int MAX_WAITING = 1 << 17;

  private @Nullable TraceParent first;
  private @Nullable ArrayDeque<TraceParent> later;

  TaskEntry(Object task, ReferenceQueue<Object> gone, TraceParent parent) {
    super(task, gone);
    this.first = parent;
  }

  /** Replaces the next parent. Returns false if none is left. */
  synchronized boolean replace(TraceParent parent) {
    if (first == null) {
      return false;
    }
    first = parent;
    return true;
  }

  /** Adds a parent for a further run of the task. Returns false if none is left. */
  synchronized boolean add(TraceParent parent) {
    if (first == null) {
      return false;
    }
    if (later == null) {
      later = new ArrayDeque<>();
    }
    later.add(parent);
    if (later.size() > MAX_WAITING) {
      first = later.poll();
    }
    return true;
  }

  /** The parent for the next run. */
  synchronized @Nullable TraceParent peek() {
    return first;
  }

  /** Removes and returns the parent for the next run; null if none is left. */
  synchronized @Nullable TraceParent take() {
    TraceParent taken = first;
    first = later == null ? null : later.poll();
    return taken;
  }
}
