package dev.l9.trace.agent.span;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Hot path: hands ended spans to the writer thread, and wakes it when it must be.
 *
 * <p>Where the queue is full the caller waits, at most a millisecond, by yielding: parking would
 * use up a permit that another thread gave the application, and sleeping would touch its interrupt
 * status. Then the event is dropped and counted. Safe for use by several threads.
 */
public final class SpanHandoff {

  private static final long MAX_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final SpanQueue queue;
  private final DroppedSpans dropped = new DroppedSpans();
  private final LongAdder droppedCount = new LongAdder();
  private volatile @Nullable Thread reader;
  private volatile boolean readerSleeps;

  public SpanHandoff(SpanQueue queue) {
    this.queue = queue;
  }

  /** Sets whom to wake. */
  public void setReader(Thread thread) {
    reader = thread;
  }

  void hand(OpenSpan span) {
    SpanQueue.Offer offer = queue.offer(span);
    if (offer == SpanQueue.Offer.FULL) {
      offer = offerAgain(span);
    }
    switch (offer) {
      case FULL -> drop(span);
      case HALF_FULL -> LockSupport.unpark(reader);
      case FIRST -> {
        if (readerSleeps) {
          LockSupport.unpark(reader);
        }
      }
      case QUEUED -> {}
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // Nothing is relied on: the wait ends by the clock.
  private SpanQueue.Offer offerAgain(OpenSpan span) {
    LockSupport.unpark(reader);
    long start = System.nanoTime();
    SpanQueue.Offer offer;
    do {
      Thread.yield();
      offer = queue.offer(span);
    } while (offer == SpanQueue.Offer.FULL && System.nanoTime() - start < MAX_WAIT_NANOS);
    return offer;
  }

  private void drop(OpenSpan span) {
    dropped.add(span);
    droppedCount.increment();
  }

  /**
   * Makes the reader wait for spans: until one comes where {@code nanos} is 0, else at most that
   * long. May return early.
   */
  public void await(long nanos) {
    readerSleeps = nanos == 0;
    try {
      if (!queue.isEmpty()) {
        return; // It came before the reader said that it sleeps.
      }
      if (nanos == 0) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, nanos);
      }
    } finally {
      readerSleeps = false;
    }
  }

  /** Wakes the reader. */
  public void wakeReader() {
    LockSupport.unpark(reader);
  }

  public SpanQueue queue() {
    return queue;
  }

  public DroppedSpans dropped() {
    return dropped;
  }

  /** How many events were dropped in all. */
  public long droppedCount() {
    return droppedCount.sum();
  }
}
