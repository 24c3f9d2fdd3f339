package dev.l9.trace.agent.handoff;

import dev.l9.trace.agent.capture.NameText;
import dev.l9.trace.agent.capture.ValueBytes;
import dev.l9.trace.agent.capture.ValueReader;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Hot path: the ended spans of one thread on their way to the writer, as bytes in a ring. It uses
 * no locks and doesn't allocate, except for a larger ring.
 *
 * <p>Only its thread writes it, and only the writer thread reads it. A single store of the ring's
 * end makes a record visible, so that a thread that dies of a stack overflow in here leaves nothing
 * half done. A larger ring follows one that is too small, as far as {@link SpanMemory} allows. So a
 * thread that traces little takes little memory.
 */
public final class SpanLog {

  private static final int FIRST_SIZE = 1 << 12;
  private static final int MAX_SIZE = 1 << 24;
  private static final int GROWTH = 4;

  /** In place of a length: the rest of the array is unused. */
  private static final int SKIP = -1;

  /** In place of a site: the record gives the thread's name from now on. */
  private static final int NAME = -2;

  private static final int NAME_HEADER = 8;
  private static final int ALIGNMENT = 8;

  private final SpanMemory memory;
  private final WeakReference<Thread> owner;

  // These fields are used by the owner only.
  private SpanRing writing;
  private @Nullable String nameWritten;
  private final ValueBytes nameBytes = new ValueBytes();

  // These fields are used by the writer thread only.
  private SpanRing reading;
  private String name = "";
  private long drained;
  private long mark;
  private final ValueReader nameReader = new ValueReader();

  /** Whether the owner waits for room, on the monitor of this log. */
  private volatile boolean waiting;

  private SpanLog(SpanMemory memory, Thread owner) {
    this.memory = memory;
    this.owner = new WeakReference<>(owner);
    this.writing = new SpanRing(FIRST_SIZE);
    this.reading = writing;
  }

  /** Makes a log for the calling thread; null if there is no memory for one. */
  static @Nullable SpanLog create(SpanMemory memory) {
    return memory.takeFirst(FIRST_SIZE) ? new SpanLog(memory, Thread.currentThread()) : null;
  }

  // Called by the owner

  /**
   * Adds an ended span, if there is room.
   *
   * @param reserve whether the last quarter of the ring may be used, which is for threads that have
   *     waited in vain. So if a disk delays the writer for a while, threads become slower, and no
   *     spans are lost.
   */
  // Usually it is the same object; comparing the texts takes longer.
  @SuppressWarnings("ReferenceEquality")
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
    // A name of several megabytes would fill the thread's ring.
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

  /** The index for a record of this length; negative if there is no room. */
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

  /**
   * Whether the ring can hold a record of this length. The ring grows for that, as far as it may.
   */
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
   * <p>It waits on a monitor, since a park could consume a permit that was meant for the
   * application.
   *
   * @throws InterruptedException if the thread is interrupted; its interrupt status is cleared
   */
  // The caller waits again if it wakes up early and there is no room, as long as it may.
  @SuppressWarnings("WaitNotInLoop")
  void awaitRoom() throws InterruptedException {
    synchronized (this) {
      waiting = true;
      if (!writing.hasRoom()) {
        wait(1);
      }
      waiting = false;
    }
  }

  // Called by the writer thread

  /**
   * Gives about so many bytes of records to a sink.
   *
   * @return the number of bytes
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

  /** Remembers what is in the log now. */
  void mark() {
    mark = drained;
    for (SpanRing ring = reading; ring != null; ring = ring.next) {
      mark += ring.end() - ring.start();
    }
  }

  /** Whether everything that was in the log at the last mark has been read. */
  boolean isPastMark() {
    return drained >= mark;
  }

  /** Goes on to the next ring, if there is one and this one was read to its end. */
  private boolean passOn(SpanRing ring, long end) {
    SpanRing next = ring.next;
    if (next == null) {
      return false;
    }
    if (ring.end() == end) { // Nothing came in between, and nothing will come any more.
      reading = next;
      memory.giveBack(ring.bytes.length);
    }
    return true;
  }

  boolean isEmpty() {
    return reading.next == null && reading.start() == reading.end();
  }

  /** Whether the owner has ended, so that no more spans come. */
  boolean isAbandoned() {
    Thread thread = owner.get();
    return thread == null || !thread.isAlive();
  }

  /** Gives the log's memory back. */
  void close() {
    memory.giveBackLast(reading.bytes.length);
  }
}
