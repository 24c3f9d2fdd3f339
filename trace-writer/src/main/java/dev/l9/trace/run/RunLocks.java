package dev.l9.trace.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.l9.trace.model.ContentHash;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Shows other processes which runs and members are alive, until this process ends, however it does.
 *
 * <p>All share one file, of which a byte is locked for each run and each member. The file stays
 * open, because on POSIX systems closing it gives up all locks. Where a file system has no locks,
 * everything counts as alive. Not thread-safe.
 */
final class RunLocks implements AutoCloseable {

  private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final FileChannel channel;
  private final Map<String, FileLock> held = new HashMap<>();

  private RunLocks(FileChannel channel) {
    this.channel = channel;
  }

  static RunLocks open(Path file) throws IOException {
    return new RunLocks(FileChannel.open(file, CREATE, READ, WRITE, LinkOption.NOFOLLOW_LINKS));
  }

  /** Locks a name that no other process has locked. Returns false if one has. */
  boolean lockAlone(String name) {
    try {
      return lock(name, false);
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  /** Locks a name together with others. Waits up to a second for a process that is alone there. */
  void join(String name) {
    long deadline = System.nanoTime() + MAX_WAIT_NANOS;
    try {
      while (!lock(name, true) && System.nanoTime() < deadline) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (IOException | OverlappingFileLockException e) {
      // There are no locks, or another part of this process has it.
    }
  }

  private boolean lock(String name, boolean isShared) throws IOException {
    FileLock lock = channel.tryLock(position(name), 1, isShared);
    if (lock != null) {
      held.put(name, lock);
    }
    return lock != null;
  }

  void unlock(String name) throws IOException {
    FileLock lock = held.remove(name);
    if (lock != null) {
      lock.release();
    }
  }

  /** Whether any process has locked this name, as far as is known. */
  boolean isHeld(String name) {
    try (FileLock lock = channel.tryLock(position(name), 1, false)) {
      return lock == null;
    } catch (IOException | OverlappingFileLockException e) {
      return true;
    }
  }

  /** The byte of a name. Two names with the same one count as alive for longer. */
  private static long position(String name) {
    long hash = Long.parseUnsignedLong(ContentHash.of(name.getBytes(UTF_8)), 16);
    return hash & (Long.MAX_VALUE >> 1);
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
