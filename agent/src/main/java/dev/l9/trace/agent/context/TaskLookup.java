package dev.l9.trace.agent.context;

import org.jspecify.annotations.Nullable;

/** Finds the {@link TaskEntry} of a task by identity. Used again and again by its thread. */
final class TaskLookup {

  private @Nullable Object task;
  private int hash;

  TaskLookup of(Object newTask) {
    task = newTask;
    hash = System.identityHashCode(newTask);
    return this;
  }

  /** Lets go of the task. */
  void clear() {
    task = null;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TaskEntry entry && entry.refersTo(task);
  }
}
