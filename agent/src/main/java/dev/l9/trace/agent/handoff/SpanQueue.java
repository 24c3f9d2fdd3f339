package dev.l9.trace.agent.handoff;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Hot path: hands spans to the writer that don't go through a {@link SpanLog}, in bounded memory
 * and without locks. These are the spans of virtual threads, and those that are too large for a
 * log.
 *
 * <p>This is a Treiber stack (R. K. Treiber, "Systems programming: coping with parallelism", 1986).
 * One compare-and-set adds an entry; the reader takes all entries at once and reverses their order.
 * An entry is either in or not in, so that a thread that dies of a stack overflow in here can't
 * block the others. Each entry holds the weight of all entries below it, so that the bound needs no
 * counter.
 */
final class SpanQueue {

  /** The memory of an entry without its bytes. */
  private static final int ENTRY_WEIGHT = 64;

  private final AtomicReference<@Nullable Entry> top = new AtomicReference<>();
  private final long capacity;

  /**
   * Makes an empty queue.
   *
   * @param capacity how many bytes of spans may wait; spans that are being written are not counted
   */
  SpanQueue(long capacity) {
    this.capacity = capacity;
  }

  /** The result of offering a span. */
  enum Offer {
    /** The span is in the queue. */
    QUEUED,
    /** The span is in the queue, and by it half of the capacity was reached. */
    HALF_FULL,
    /** The span isn't in the queue, since there is no room. */
    FULL
  }

  /** The record of a span. */
  static final class Entry {
    final byte[] record;
    final String threadName;
    @Nullable Entry next;
    long weight;

    Entry(byte[] record, String threadName) {
      this.record = record;
      this.threadName = threadName;
    }
  }

  /** Whether a record of this length leaves room for others. */
  boolean canHold(int length) {
    return length + ENTRY_WEIGHT <= capacity / 2;
  }

  Offer offer(Entry entry) {
    int own = entry.record.length + ENTRY_WEIGHT;
    while (true) {
      Entry below = top.get();
      long before = below == null ? 0 : below.weight;
      long after = before + own;
      if (after > capacity) {
        return Offer.FULL;
      }
      entry.next = below;
      entry.weight = after;
      if (top.compareAndSet(below, entry)) {
        return before <= capacity / 2 && after > capacity / 2 ? Offer.HALF_FULL : Offer.QUEUED;
      }
    }
  }

  /**
   * Gives all records to a sink, in the order in which they came.
   *
   * @return the number of bytes
   */
  long drain(SpanSink sink, SpanRecord record) {
    Entry taken = top.getAndSet(null);
    long bytes = taken == null ? 0 : taken.weight;
    Entry oldest = null;
    while (taken != null) {
      Entry below = taken.next;
      taken.next = oldest;
      oldest = taken;
      taken = below;
    }
    while (oldest != null) {
      sink.accept(record.read(oldest.record, 0, oldest.threadName));
      oldest = oldest.next; // Entries that were written can be collected.
    }
    return bytes;
  }

  boolean isEmpty() {
    return top.get() == null;
  }
}
