package dev.l9.trace.agent.context;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers whose children the spans of a task will be, from where it is submitted to where it is
 * run.
 *
 * <p>By the task's identity, weakly: the task itself stays what it is for the program, which looks
 * into queues, removes and compares; and one that is never run costs nothing once it is collected.
 * Safe for use by several threads; nothing blocks.
 */
public final class TaskContexts {

  private final ConcurrentHashMap<Object, TaskEntry> entries = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  /** Whether nothing waits: then nothing needs to be looked up. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  int size() {
    return entries.size();
  }

  /** Remembers a parent for a task that is run once, in place of what was known of it. */
  public void put(ThreadContext context, Object task, TraceParent parent) {
    TaskEntry known = find(context, task);
    if (known == null || !known.replace(parent)) {
      insert(task, parent);
    }
  }

  /**
   * Remembers a parent for one more run of a task. Runs of one object can't be told apart, so they
   * are served in the order in which they were submitted.
   *
   * @param parent null where the run gets no parent, which matters only behind one that gets one
   */
  public void add(ThreadContext context, Object task, @Nullable TraceParent parent) {
    TaskEntry known = find(context, task);
    TraceParent added = parent == null ? TraceParent.NONE : parent;
    if ((known == null || !known.add(added)) && parent != null) {
      insert(task, parent);
    }
  }

  /**
   * Two threads that do this for one task at the same moment leave two entries, which are used up
   * one after the other.
   */
  private void insert(Object task, TraceParent parent) {
    removeGone();
    TaskEntry entry = new TaskEntry(task, gone, parent);
    entries.put(entry, entry);
  }

  /** Whether something waits for this task. */
  public boolean has(ThreadContext context, Object task) {
    return find(context, task) != null;
  }

  /** What the next run of a task gets; null where nothing is known. */
  public @Nullable TraceParent peek(ThreadContext context, Object task) {
    TaskEntry entry = find(context, task);
    TraceParent parent = entry == null ? null : entry.peek();
    return parent == null ? null : TraceParent.orNull(parent);
  }

  /** What this run of a task gets, once; null where nothing is known. */
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

  /** Forgets the tasks that were collected without having been run. */
  public void removeGone() {
    for (Reference<?> entry = gone.poll(); entry != null; entry = gone.poll()) {
      entries.remove(entry);
    }
  }
}
