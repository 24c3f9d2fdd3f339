package dev.l9.trace.agent.span;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The spans that end with one object: most often one, but methods may pass a future on. Equal to an
 * entry for the same object. Safe for use by several threads.
 */
final class AwaitedEntry extends WeakReference<Object> {

  private final int hash;

  /** They end in their order: each is the first when it is removed. */
  private Queue<AwaitedSpan> spans = new ArrayDeque<>(1);

  private boolean closed;

  AwaitedEntry(Object key, @Nullable ReferenceQueue<Object> gone) {
    super(key, gone);
    this.hash = System.identityHashCode(key);
  }

  /** False where what it stands for has come. */
  synchronized boolean add(AwaitedSpan span) {
    if (!closed) {
      spans.add(span);
    }
    return !closed;
  }

  /** Whether none is left; then none comes any more. */
  synchronized boolean remove(AwaitedSpan span) {
    spans.remove(span);
    closed |= spans.isEmpty();
    return closed;
  }

  synchronized List<AwaitedSpan> all() {
    return List.copyOf(spans);
  }

  /** The spans, innermost first; there will be no others. */
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
