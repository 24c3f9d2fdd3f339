package dev.l9.trace.agent.handoff;

import dev.l9.trace.agent.capture.NameText;
import dev.l9.trace.agent.capture.ValueBytes;
import dev.l9.trace.agent.capture.ValueReader;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Hot path: the ended spans of one thread on their way to the writer, as bytes in a ring, without
 * locks or allocation.
 *
 * <p>Written by its thread and read by the writer thread, and only by these. A record becomes
 * visible by a single store of the ring's end, so a thread that dies of a stack overflow in here
 * leaves nothing half done. A ring that is too small is followed by a larger one, as far as the
 * {@link SpanMemory} allows; so a thread that traces little takes little.
 */
public final class SpanLog {

  private static final int FIRST_SIZE = 1 << 12;
  private static final int MAX_SIZE = 1 << 24;
  private static final int GROWTH = 4;

  /** In place of a length: the rest of the array is left out. */
  private static final int SKIP = -1;

  /** In place of a site: a record that says what the thread is called from now on. */
  private static final int NAME = -2;

  private static final int NAME_HEADER = 8;
  private static final int ALIGNMENT = 8;

  private final SpanMemory memory;
  private final WeakReference<Thread> owner;

  // Used by the owner.
  private SpanRing writing;
  private @Nullable String nameWritten;
  private final ValueBytes nameBytes = new ValueBytes();

  // Used by the writer thread.
  private SpanRing reading;
  private String name = "";
  private long drained;
  private long mark;
  private final ValueReader nameReader = new ValueReader();

  /** Whether its thread waits for room, on the monitor of this log. */
  private volatile boolean waiting;

  private SpanLog(SpanMemory memory, Thread owner) {
    this.memory = memory;
    this.owner = new WeakReference<>(owner);
    this.writing = new SpanRing(FIRST_SIZE);
    this.reading = writing;
  }

  /** A log for the calling thread; null where there is no memory for one. */
  static @Nullable SpanLog create(SpanMemory memory) {
    return memory.takeFirst(FIRST_SIZE) ? new SpanLog(memory, Thread.currentThread()) : null;
  }

  // Its own thread

  /**
   * Takes in an ended span, if there is room.
   *
   * @param reserve whether the last quarter of the ring may be used, by who has waited in vain: so
   *     a writer that is held up for a while, by a disk, slows its threads down and loses nothing
   */
  @SuppressWarnings("ReferenceEquality") // It is the same object, mostly; comparing takes longer.
  SpanQueue.Offer offer(SpanContent span, String threadName, boolean reserve) {
    if (threadName != nameWritten && !offerName(threadName, reserve)) {
      return SpanQueue.Offer.FULL;
    }
    int length = span.recordLength();
    int at = reserve(length, reserve);
    if (at < 0) {
      return SpanQueue.Offer.FULL;
    }
    span.writeTo(writing.buffer, at, length);
    return writing.publish(length) ? SpanQueue.Offer.HALF_FULL : SpanQueue.Offer.QUEUED;
  }

  private boolean offerName(String threadName, boolean reserve) {
    nameBytes.clear();
    // A name of megabytes would take the ring of its thread.
    nameBytes.text(threadName.substring(0, Math.min(threadName.length(), NameText.MAX_SEARCHED)));
    nameBytes.commit();
    int length = (NAME_HEADER + nameBytes.size() + ALIGNMENT - 1) & -ALIGNMENT;
    int at = reserve(length, reserve);
    if (at < 0) {
      return false;
    }
    writing.buffer.putInt(at + SpanRecord.LENGTH, length);
    writing.buffer.putInt(at + SpanRecord.SITE, NAME);
    System.arraycopy(nameBytes.array(), 0, writing.bytes, at + NAME_HEADER, nameBytes.size());
    writing.publish(length);
    nameWritten = threadName;
    return true;
  }

  /** Where a record of this length goes; negative where there is no room. */
  private int reserve(int length, boolean reserve) {
    int at = writing.reserve(length, SKIP, reserve);
    while (at < 0 && grow(length)) {
      at = writing.reserve(length, SKIP, reserve);
    }
    return at;
  }

  private boolean grow(int length) {
    int size = writing.bytes.length;
    if (size == MAX_SIZE || length > MAX_SIZE / GROWTH || !memory.takeLarger(size * GROWTH)) {
      return false;
    }
    SpanRing larger;
    try {
      larger = new SpanRing(size * GROWTH);
    } catch (Throwable t) {
      memory.giveBack(size * GROWTH);
      throw t;
    }
    writing.next = larger;
    writing = larger;
    return true;
  }

  /** Whether a record of this length isn't too large for the ring, grown as far as it may. */
  boolean canHold(int length) {
    while (length > writing.bytes.length / GROWTH) {
      if (!grow(length)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Waits for room, at most a millisecond.
   *
   * <p>On a monitor: parking would use up a permit that another thread gave the application.
   *
   * @throws InterruptedException where the thread is interrupted; its status is cleared
   */
  @SuppressWarnings("WaitNotInLoop") // Who wakes early without room waits again, as long as it may.
  void awaitRoom() throws InterruptedException {
    synchronized (this) {
      waiting = true;
      if (!writing.hasRoom()) {
        wait(1);
      }
      waiting = false;
    }
  }

  // The writer thread

  /**
   * Gives records to a sink, about so many bytes of them.
   *
   * @return how many bytes
   */
  int drain(SpanSink sink, SpanRecord record, int limit) {
    int done = 0;
    while (done < limit) {
      SpanRing ring = reading;
      long end = ring.end();
      if (ring.start() < end) {
        done += drain(ring, end, sink, record, limit - done);
      } else if (!passOn(ring, end)) {
        break;
      }
    }
    if (waiting && (done == 0 || reading.hasRoom())) {
      synchronized (this) {
        notifyAll();
      }
    }
    return done;
  }

  private int drain(SpanRing ring, long end, SpanSink sink, SpanRecord record, int limit) {
    long start = ring.start();
    long at = start;
    try {
      while (at < end && at - start < limit) {
        int offset = ring.offset(at);
        int length = ring.buffer.getInt(offset);
        if (length == SKIP) {
          at += ring.bytes.length - offset;
          continue;
        }
        at += length;
        if (ring.buffer.getInt(offset + SpanRecord.SITE) == NAME) {
          nameReader.reset(ring.bytes, offset + NAME_HEADER);
          name = nameReader.text();
        } else {
          sink.accept(record.read(ring.bytes, offset, name));
        }
      }
    } finally {
      ring.free(at);
      drained += at - start;
    }
    return (int) (at - start);
  }

  /** Remembers what is in here at the moment. */
  void mark() {
    mark = drained;
    for (SpanRing ring = reading; ring != null; ring = ring.next) {
      mark += ring.end() - ring.start();
    }
  }

  /** Whether all that was in here at the last mark is read. */
  boolean isPastMark() {
    return drained >= mark;
  }

  /** Goes on to the next ring, where there is one and this one is read to its end. */
  private boolean passOn(SpanRing ring, long end) {
    SpanRing next = ring.next;
    if (next == null) {
      return false;
    }
    if (ring.end() == end) { // Nothing came in between; and nothing comes any more.
      reading = next;
      memory.giveBack(ring.bytes.length);
    }
    return true;
  }

  boolean isEmpty() {
    return reading.next == null && reading.start() == reading.end();
  }

  /** Whether its thread has ended, so that nothing more comes. */
  boolean isAbandoned() {
    Thread thread = owner.get();
    return thread == null || !thread.isAlive();
  }

  /** Gives its memory back. */
  void close() {
    memory.giveBackLast(reading.bytes.length);
  }
}
