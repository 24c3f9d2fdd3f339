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
 * The right to rewrite one source file, which only one process of a user has at a time.
 *
 * <p>All source files share one lock file in {@code java.io.tmpdir}, each locking one byte of it,
 * so that none lies among the sources. It is opened anew each time, in one thread of the process at
 * a time, since on POSIX systems closing it gives up all of the process's locks of it. Where it
 * can't be opened the right is given all the same: rewriting is safe against editors without it.
 */
final class RewriteLock implements AutoCloseable {

  private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private final @Nullable FileChannel channel;

  private RewriteLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /** Waits up to a second; null if another process still has the right then. */
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
      return null; // There is no such folder, or the file is another user's.
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
        // Another copy of this class, of another loader of this process, has it.
      } catch (IOException e) {
        return true; // Some file systems have no locks.
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    } while (System.nanoTime() < deadline);
    return false;
  }

  /** Two files that share a position wait for each other, and that is all. */
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
