package dev.l9.trace.agent.span;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hot path: a bucket of tokens that is filled up at the beginning of each second. So in no second
 * of its clock more tokens are taken than it holds, which could happen if it were refilled
 * continuously.
 *
 * <p>It takes no lock and doesn't allocate. If the bucket is empty, a call only reads. Safe for use
 * by several threads.
 */
final class TokenBucket {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int SECOND_SHIFT = 32;

  private final int capacity;
  private final long startNanos;

  /**
   * The current second since the start in the upper half, and the number of tokens taken in it in
   * the lower half.
   */
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
      // Another thread may have read the clock later, and got here earlier.
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
