package dev.l9.trace.agent.span;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The spans that end with one object. Usually there is one; there are several if methods pass a
 * future on. Two entries are equal if they are for the same object. Safe for use by several
 * threads.
 */
final class AwaitedEntry extends WeakReference<Object> {

  private final int hash;

  /** The spans. They end in this order, so that each is the first when it is removed. */
  private Queue<AwaitedSpan> spans = new ArrayDeque<>(1);

  private boolean closed;

  AwaitedEntry(Object key, @Nullable ReferenceQueue<Object> gone) {
    super(key, gone);
    this.hash = System.identityHashCode(key);
  }

  /** Adds a span. Returns false if the result has already come. */
  synchronized boolean add(AwaitedSpan span) {
    if (!closed) {
      spans.add(span);
    }
    return !closed;
  }

  /** Removes a span. Returns whether none is left; then no more can be added. */
  synchronized boolean remove(AwaitedSpan span) {
    spans.remove(span);
    closed |= spans.isEmpty();
    return closed;
  }

  synchronized List<AwaitedSpan> all() {
    return List.copyOf(spans);
  }

  /** Removes and returns the spans, innermost first. No more can be added. */
  synchronized List<AwaitedSpan> close() {
    closed = true;
    List<AwaitedSpan> closedWith = List.copyOf(spans);
    spans = new ArrayDeque<>(1);
    return closedWith;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    Object key = get();
    return key != null && other instanceof AwaitedEntry entry && entry.refersTo(key);
  }
}
