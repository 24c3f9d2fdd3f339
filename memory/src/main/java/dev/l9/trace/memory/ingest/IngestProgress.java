package dev.l9.trace.memory.ingest;

import java.util.concurrent.atomic.AtomicLong;

/** How far the adding is. Any thread may ask. */
public final class IngestProgress {

  private final AtomicLong bytesRead = new AtomicLong();
  private final AtomicLong bytesInAll = new AtomicLong();
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong added = new AtomicLong();

  /** How many bytes of files were read so far. */
  public long bytesRead() {
    return bytesRead.get();
  }

  /** How many bytes there are. */
  public long bytesInAll() {
    return bytesInAll.get();
  }

  /** How many events were read so far. */
  public long events() {
    return events.get();
  }

  /** How many of them are in the store now, and weren't before. */
  public long added() {
    return added.get();
  }

  AtomicLong counter() {
    return bytesRead;
  }

  void expect(long bytes) {
    bytesInAll.addAndGet(bytes);
  }

  void read(long count) {
    events.addAndGet(count);
  }

  void stored(long count) {
    added.addAndGet(count);
  }
}
