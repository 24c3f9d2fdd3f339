package dev.l9.trace.agent.context;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the parent for the spans of a task, from where the task is submitted to where it runs.
 *
 * <p>Tasks are known by their identity, through weak references. So the program gets its own task
 * objects when it looks into queues, removes and compares. A task that never runs costs nothing
 * once it is collected. Safe for use by several threads; nothing blocks.
 */
public final class TaskContexts {

  private final ConcurrentHashMap<Object, TaskEntry> entries = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  /** Whether no parent is remembered, so that no lookup is needed. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  int size() {
    return entries.size();
  }

  /** Remembers a parent for a task that runs once. It replaces what was remembered for the task. */
  public void put(ThreadContext context, Object task, TraceParent parent) {
    TaskEntry known = find(context, task);
    if (known == null || !known.replace(parent)) {
      insert(task, parent);
    }
  }

  /**
   * Remembers a parent for one more run of a task. Several runs of one object can't be
   * distinguished, so they get their parents in the order in which they were submitted.
   *
   * @param parent null if the run gets no parent; that needs to be remembered only behind a run
   *     that gets one
   */
  public void add(ThreadContext context, Object task, @Nullable TraceParent parent) {
    TaskEntry known = find(context, task);
    TraceParent added = parent == null ? TraceParent.NONE : parent;
    if ((known == null || !known.add(added)) && parent != null) {
      insert(task, parent);
    }
  }

  /**
   * Adds an entry. If two threads do this for one task at the same moment, there are two entries,
   * which are used one after the other.
   */
  private void insert(Object task, TraceParent parent) {
    removeGone();
    TaskEntry entry = new TaskEntry(task, gone, parent);
    entries.put(entry, entry);
  }

  /** Whether a parent is remembered for this task. */
  public boolean has(ThreadContext context, Object task) {
    return find(context, task) != null;
  }

  /** The parent for the next run of a task; null if none is remembered. */
  public @Nullable TraceParent peek(ThreadContext context, Object task) {
    TaskEntry entry = find(context, task);
    TraceParent parent = entry == null ? null : entry.peek();
    return parent == null ? null : TraceParent.orNull(parent);
  }

  /** Removes and returns the parent for this run of a task; null if none is remembered. */
  public @Nullable TraceParent take(ThreadContext context, Object task) {
    TaskEntry entry = find(context, task);
    if (entry == null) {
      return null;
    }
    TraceParent parent = entry.take();
    if (entry.peek() == null) {
      entries.remove(entry);
    }
    return parent == null ? null : TraceParent.orNull(parent);
  }

  private @Nullable TaskEntry find(ThreadContext context, Object task) {
    if (entries.isEmpty()) {
      return null;
    }
    IdentityLookup lookup = context.lookup();
    try {
      return entries.get(lookup.of(task));
    } finally {
      lookup.clear();
    }
  }

  /** Forgets the tasks that were collected before they ran. */
  public void removeGone() {
    for (Reference<?> entry = gone.poll(); entry != null; entry = gone.poll()) {
      entries.remove(entry);
    }
  }
}
