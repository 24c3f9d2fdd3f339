package dev.l9.trace.agent.handoff;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Hot path: a ring of bytes between one thread that writes and one thread that reads. Positions
 * only grow. A record is never split at the end of the array.
 */
final class SpanRing {

  private static final AtomicLongFieldUpdater<SpanRing> END =
      AtomicLongFieldUpdater.newUpdater(SpanRing.class, "end");

  private static final AtomicLongFieldUpdater<SpanRing> START =
      AtomicLongFieldUpdater.newUpdater(SpanRing.class, "start");

  final byte[] bytes;
  final ByteBuffer buffer;

  /** The ring that follows this one. It is set after the last record was written here. */
  volatile @Nullable SpanRing next;

  /** The position up to which records are written; set by the writer. */
  private volatile long end;

  /** The position from which on the ring is in use; set by the reader. */
  private volatile long start;

  // These fields are used by the writer only.
  private long written;
  private long freeUntil;
  private long wakeAt;

  SpanRing(int size) {
    bytes = new byte[size];
    buffer = ByteBuffer.wrap(bytes);
    freeUntil = size;
    wakeAt = size / 2;
  }

  int offset(long position) {
    return (int) position & (bytes.length - 1);
  }

  // Called by the writer

  /**
   * The index at which so many bytes can be written; negative if there is no room for them.
   *
   * @param reserve whether the last quarter may be used
   */
  int reserve(int length, int skip, boolean reserve) {
    long kept = reserve ? 0 : bytes.length >> 2;
    int offset = offset(written);
    int left = bytes.length - offset;
    int needed = length <= left ? length : left + length;
    if (written + needed > freeUntil - kept) {
      freeUntil = start + bytes.length;
      if (written + needed > freeUntil - kept) {
        return -1;
      }
    }
    if (length > left) {
      buffer.putInt(offset, skip);
      written += left;
      return 0;
    }
    return offset;
  }

  /**
   * Makes what was reserved visible to the reader.
   *
   * @return whether by this record half of the ring has come into use
   */
  boolean publish(int length) {
    written += length;
    END.lazySet(this, written);
    if (written < wakeAt) {
      return false;
    }
    long used = start;
    wakeAt = used + bytes.length / 2;
    if (written < wakeAt) {
      return false;
    }
    wakeAt = written + bytes.length / 2;
    return true;
  }

  // Called by the reader

  long end() {
    return end;
  }

  long start() {
    return start;
  }

  /** Frees everything before this position, so that the writer can use it again. */
  void free(long position) {
    START.lazySet(this, position);
  }

  /** Whether half of the ring is free. With less, it isn't worth waking a thread. */
  boolean hasRoom() {
    return end - start <= bytes.length >> 1;
  }
}
