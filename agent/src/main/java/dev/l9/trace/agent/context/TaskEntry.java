package dev.l9.trace.agent.context;

import java.lang.ref.ReferenceQueue;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The parents that wait for a task to be run: one for each time that it was submitted. Safe for use
 * by several threads.
 */
final class TaskEntry extends IdentityReference {

  /** A task that is submitted again and again, and discarded each time, must not fill the heap. */
  private static final int MAX_WAITING = 1 << 17;

  private @Nullable TraceParent first;
  private @Nullable ArrayDeque<TraceParent> later;

  TaskEntry(Object task, ReferenceQueue<Object> gone, TraceParent parent) {
    super(task, gone);
    this.first = parent;
  }

  /** Replaces what waits; false where nothing does any more. */
  synchronized boolean replace(TraceParent parent) {
    if (first == null) {
      return false;
    }
    first = parent;
    return true;
  }

  /** Adds another run of the task; false where nothing waits any more. */
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

  /** What the next run gets. */
  synchronized @Nullable TraceParent peek() {
    return first;
  }

  /** What the next run gets, which is then gone; null where nothing waits. */
  synchronized @Nullable TraceParent take() {
    TraceParent taken = first;
    first = later == null ? null : later.poll();
    return taken;
  }
}
