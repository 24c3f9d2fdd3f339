package dev.l9.trace.agent.handoff;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Limits the memory of all logs together. Safe for use by several threads. */
final class SpanMemory {

  private final long total;
  private final AtomicLong left;
  private final AtomicInteger logs = new AtomicInteger();

  /** Makes a limit of so many bytes. */
  SpanMemory(long bytes) {
    total = bytes;
    left = new AtomicLong(bytes);
  }

  /** Takes so many bytes for a new log. Returns false if they aren't left. */
  boolean takeFirst(int bytes) {
    boolean taken = take(bytes);
    if (taken) {
      logs.incrementAndGet();
    }
    return taken;
  }

  /**
   * Takes so many bytes for a larger ring. No ring gets more than half of the memory divided by the
   * number of logs. Otherwise the first few logs would leave nothing to later ones.
   */
  boolean takeLarger(int bytes) {
    return bytes <= total / 2 / logs.get() && take(bytes);
  }

  private boolean take(int bytes) {
    if (left.addAndGet(-bytes) >= 0) {
      return true;
    }
    left.addAndGet(bytes);
    return false;
  }

  /** Gives back the memory of a ring that a larger one has replaced. */
  void giveBack(int bytes) {
    left.addAndGet(bytes);
  }

  /** Gives back the memory of the last ring of a log that isn't needed any more. */
  void giveBackLast(int bytes) {
    giveBack(bytes);
    logs.decrementAndGet();
  }
}
