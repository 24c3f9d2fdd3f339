package dev.l9.trace.agent.span;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the memory of all logs together. Safe for use by several threads. */
final class SpanMemory {

  private final AtomicLong left;

  /** So many bytes. */
  SpanMemory(long bytes) {
    left = new AtomicLong(bytes);
  }

  /** Takes so many bytes; false where they aren't left. */
  boolean take(int bytes) {
    if (left.addAndGet(-bytes) >= 0) {
      return true;
    }
    left.addAndGet(bytes);
    return false;
  }

  void giveBack(int bytes) {
    left.addAndGet(bytes);
  }
}
