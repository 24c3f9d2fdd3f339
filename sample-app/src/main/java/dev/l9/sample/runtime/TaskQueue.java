package dev.l9.sample.runtime;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Work that waits, first in first out; for one thread.
 *
 * @param <T> the work
 */
public final class TaskQueue<T> {

  private final Queue<T> waiting = new ArrayDeque<>();

  /** Adds work at the end. */
  @SafeVarargs
  @L9Traced(
      task = "enqueue",
      layer = HrmLayer.SYSTEM,
      operation = "task.enqueue",
      patterns = {"queue", "varargs"})
  public final TaskQueue<T> add(T... work) {
    for (T item : work) {
      waiting.add(item);
    }
    return this;
  }

  /** Takes the work that waited longest. */
  @L9Traced(task = "dequeue", layer = HrmLayer.SYSTEM, operation = "task.dequeue")
  public Optional<T> next() {
    return Optional.ofNullable(waiting.poll());
  }
}
