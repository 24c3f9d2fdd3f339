package dev.l9.trace.agent.handoff;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Hot path: a ring of bytes between one thread that writes and one that reads. Positions only grow;
 * a record is never split at the end of the array.
 */
final class SpanRing {

  private static final AtomicLongFieldUpdater<SpanRing> END =
      AtomicLongFieldUpdater.newUpdater(SpanRing.class, "end");

  private static final AtomicLongFieldUpdater<SpanRing> START =
      AtomicLongFieldUpdater.newUpdater(SpanRing.class, "start");

  final byte[] bytes;
  final ByteBuffer buffer;

  /** What comes after this one; set after the last record was written. */
  volatile @Nullable SpanRing next;

  /** Up to where it's written; set by the writer. */
  private volatile long end;

  /** From where on it's still in use; set by the reader. */
  private volatile long start;

  // The writer's own.
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

  // The writer

  /**
   * Where so many bytes can be written; negative where there is no room for them.
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
   * @return whether half of the ring is in use, for the first time since it was less
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

  // The reader

  long end() {
    return end;
  }

  long start() {
    return start;
  }

  /** Leaves everything before this position to the writer. */
  void free(long position) {
    START.lazySet(this, position);
  }

  /** Whether half of it is free: less isn't worth waking anybody. */
  boolean hasRoom() {
    return end - start <= bytes.length >> 1;
  }
}
