package dev.l9.trace.agent.span;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Hot path: hands ended spans from many threads to one, in bounded memory, without locks or
 * allocation.
 *
 * <p>A Treiber stack (R. K. Treiber, "Systems programming: coping with parallelism", 1986): the
 * spans link themselves, an entry is one compare-and-set, and the reader takes all at once and
 * turns them round. There is no state between "not in" and "in", so a thread that dies of a stack
 * overflow in here can't hold up the others. Each span carries the weight of all below it, so the
 * bound costs no counter.
 */
public final class SpanQueue {

  private final AtomicReference<@Nullable OpenSpan> top = new AtomicReference<>();
  private final long capacity;

  /**
   * An empty queue.
   *
   * @param capacity how many bytes of spans may wait; spans being written are not counted
   */
  public SpanQueue(long capacity) {
    this.capacity = capacity;
  }

  /** How a span was taken in. */
  enum Offer {
    /** It is in, and is the first: a reader that sleeps must be woken. */
    FIRST,
    /** It is in. */
    QUEUED,
    /** It is in, and half of the capacity is used up now. */
    HALF_FULL,
    /** It isn't in. */
    FULL
  }

  Offer offer(OpenSpan span) {
    while (true) {
      OpenSpan below = top.get();
      long before = below == null ? 0 : below.queuedWeight;
      long after = before + span.weight;
      if (after > capacity) {
        return Offer.FULL;
      }
      span.next = below;
      span.queuedWeight = after;
      if (top.compareAndSet(below, span)) {
        boolean crossesHalf = before <= capacity / 2 && after > capacity / 2;
        return below == null ? Offer.FIRST : crossesHalf ? Offer.HALF_FULL : Offer.QUEUED;
      }
    }
  }

  /** Takes all spans, and returns the oldest; each leads to the {@link #after next}. */
  public @Nullable OpenSpan takeAll() {
    OpenSpan reversed = null;
    OpenSpan span = top.getAndSet(null);
    while (span != null) {
      OpenSpan below = span.next;
      span.next = reversed;
      reversed = span;
      span = below;
    }
    return reversed;
  }

  /** The span that was put in after this one; takes it off, so that written spans can be freed. */
  public @Nullable OpenSpan after(OpenSpan span) {
    OpenSpan next = span.next;
    span.next = null;
    return next;
  }

  public boolean isEmpty() {
    return top.get() == null;
  }
}
