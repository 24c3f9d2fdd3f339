package dev.l9.trace.agent.span;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hot path: a bucket of so many tokens, filled up again at the beginning of each second. So in no
 * second of its clock are more taken, as they could be from one that is refilled drop by drop.
 *
 * <p>No lock, no allocation; where it is empty, nothing but a read. Safe for use by several
 * threads.
 */
final class TokenBucket {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int SECOND_SHIFT = 32;

  private final int capacity;
  private final long startNanos;

  /** The second since the start, and below it how many tokens were taken in that. */
  private final AtomicLong state = new AtomicLong();

  TokenBucket(int capacity, long startNanos) {
    this.capacity = capacity;
    this.startNanos = startNanos;
  }

  /** Takes a token, if there is one. */
  boolean take(long nanoTime) {
    long now = (nanoTime - startNanos) / SECOND;
    while (true) {
      long before = state.get();
      // Another thread may have looked at the clock later, and come here first.
      boolean isNew = now > before >>> SECOND_SHIFT;
      long used = isNew ? 0 : (int) before;
      if (used >= capacity) {
        return false;
      }
      if (state.compareAndSet(before, isNew ? now << SECOND_SHIFT | 1 : before + 1)) {
        return true;
      }
    }
  }
}
