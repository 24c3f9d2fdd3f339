package dev.l9.trace.rewrite;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The right to rewrite one source file. Only one process of a user has it at a time.
 *
 * <p>All source files share one lock file in {@code java.io.tmpdir}, so that no lock file lies
 * among the sources. For each source file, one byte of it is locked. The lock file is opened anew
 * each time, by one thread of the process at a time, because on POSIX systems closing it gives up
 * all locks that the process has on it. If it can't be opened, the right is given without a lock.
 * Rewriting is then still safe against editors.
 */
final class RewriteLock implements AutoCloseable {

  private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private final @Nullable FileChannel channel;

  private RewriteLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /** Waits up to a second for the right. Returns null if another process still has it then. */
  static @Nullable RewriteLock acquire(Path file) throws IOException {
    IN_PROCESS.lock();
    boolean acquired = false;
    try {
      FileChannel channel = open();
      acquired = channel == null || isLocked(channel, position(file));
      if (!acquired && channel != null) {
        channel.close();
      }
      return acquired ? new RewriteLock(channel) : null;
    } finally {
      if (!acquired) {
        IN_PROCESS.unlock();
      }
    }
  }

  private static @Nullable FileChannel open() {
    String name = "l9-source-files-" + System.getProperty("user.name", "") + ".lock";
    try {
      Path file = Path.of(System.getProperty("java.io.tmpdir", "."), name.replace('/', '_'));
      return FileChannel.open(file, CREATE, WRITE, NOFOLLOW_LINKS);
    } catch (IOException e) {
      return null; // There is no such folder, or the file belongs to another user.
    }
  }

  private static boolean isLocked(FileChannel channel, long position) {
    long deadline = System.nanoTime() + MAX_WAIT_NANOS;
    do {
      try {
        FileLock lock = channel.tryLock(position, 1, false);
        if (lock != null) {
          return true;
        }
      } catch (OverlappingFileLockException e) {
        // A copy of this class in another class loader of this process has the lock.
      } catch (IOException e) {
        return true; // Some file systems have no locks.
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    } while (System.nanoTime() < deadline);
    return false;
  }

  /**
   * The byte to lock for a file. If two files share a position, they merely wait for each other.
   */
  private static long position(Path file) {
    long hash = 1;
    String path = file.toString();
    for (int i = 0; i < path.length(); i++) {
      hash = 31 * hash + path.charAt(i);
    }
    return hash & (Long.MAX_VALUE >> 1);
  }

  @Override
  public void close() throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      IN_PROCESS.unlock();
    }
  }
}
