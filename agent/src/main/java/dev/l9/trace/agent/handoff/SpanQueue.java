package dev.l9.trace.agent.handoff;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Hot path: hands the spans of threads that have no {@link SpanLog} to the writer, in bounded
 * memory, without locks: those of virtual threads, and those that are too large for a log.
 *
 * <p>A Treiber stack (R. K. Treiber, "Systems programming: coping with parallelism", 1986): an
 * entry is one compare-and-set, and the reader takes all at once and turns them round. There is no
 * state between "not in" and "in", so a thread that dies of a stack overflow in here can't hold up
 * the others. Each entry carries the weight of all below it, so the bound costs no counter.
 */
final class SpanQueue {

  /** What an entry takes beside its bytes. */
  private static final int ENTRY_WEIGHT = 64;

  private final AtomicReference<@Nullable Entry> top = new AtomicReference<>();
  private final long capacity;

  /**
   * An empty queue.
   *
   * @param capacity how many bytes of spans may wait; spans being written are not counted
   */
  SpanQueue(long capacity) {
    this.capacity = capacity;
  }

  /** How a span was taken in. */
  enum Offer {
    /** It is in. */
    QUEUED,
    /** It is in, and half of the capacity is used up now. */
    HALF_FULL,
    /** It isn't in. */
    FULL
  }

  /** A span's record. */
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
   * @return how many bytes
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
      oldest = oldest.next; // Those written can be freed.
    }
    return bytes;
  }

  boolean isEmpty() {
    return top.get() == null;
  }
}
