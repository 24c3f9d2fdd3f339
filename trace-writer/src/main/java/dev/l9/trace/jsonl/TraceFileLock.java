package dev.l9.trace.jsonl;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The lock that processes hold while they append to a trace file. */
final class TraceFileLock {

  /**
   * The wait is limited, because a process that is stopped while it holds the lock must not stop
   * the others.
   */
  private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  private TraceFileLock() {}

  /** Locks the whole file. Returns null if that isn't possible within a second. */
  static @Nullable FileLock acquire(FileChannel channel) {
    long deadline = System.nanoTime() + MAX_WAIT_NANOS;
    do {
      FileLock lock = tryAcquire(channel);
      if (lock != null) {
        return lock;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    } while (System.nanoTime() < deadline);
    return null;
  }

  private static @Nullable FileLock tryAcquire(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // Another writer in this process has it.
    } catch (IOException e) {
      return null; // Some network file systems have no locks.
    }
  }
}
