package dev.l9.trace.contract.registry;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A file that several processes change as a whole, of which none may undo what another one did.
 *
 * <p>Whoever changes it holds a lock from before it is read until it is replaced. The lock is a
 * byte of one file in {@code java.io.tmpdir}, since the file itself is replaced and nothing else is
 * to lie among the sources: so it holds between the processes of one user. The new content is
 * written to a file beside, forced to the disk and renamed, so that whoever reads sees either the
 * old content or the new one. Thread-safe.
 */
public final class LockedFile {

  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /**
   * On POSIX systems a process that closes the lock's file gives up all locks that it has on it. A
   * literal is one object for all copies of this class in the process, as where Maven loads a
   * plugin more than once.
   */
  private static final String IN_PROCESS = "the lock of dev.l9.trace.contract.registry.LockedFile";

  private final Path file;

  /** Names the file, which need not be there. */
  public LockedFile(Path file) {
    this.file = file.toAbsolutePath().normalize();
  }

  /** Makes the new content from the old one. */
  public interface Change {
    /**
     * The new content; the same array or an equal one where nothing is to be written.
     *
     * @param old what the file holds; empty where there is no file
     */
    byte[] of(byte[] old) throws IOException;
  }

  /** The path, absolute. */
  public Path path() {
    return file;
  }

  /** What the file holds; empty where there is no file. */
  public byte[] read() throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  /**
   * Replaces what the file holds. A file isn't made for an empty content.
   *
   * @return whether it was written
   * @throws ToolFailure where another process keeps the lock for a minute
   * @throws IOException where the file can't be read or written; it holds what it held before then
   */
  public boolean change(Change change) throws IOException {
    synchronized (IN_PROCESS) {
      try (FileChannel channel = FileChannel.open(lockFile(), CREATE, WRITE, NOFOLLOW_LINKS);
          FileLock lock = acquire(channel)) {
        byte[] old = read();
        byte[] changed = change.of(old);
        if (!lock.isValid() || Arrays.equals(old, changed)) {
          return false;
        }
        new Replacement(file).write(changed);
        return true;
      }
    }
  }

  private static Path lockFile() {
    String name = "l9-contract-" + System.getProperty("user.name", "") + ".lock";
    return Path.of(System.getProperty("java.io.tmpdir", "."), name.replace('/', '_'));
  }

  private FileLock acquire(FileChannel channel) throws IOException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    do {
      FileLock lock = channel.tryLock(position(), 1, false);
      if (lock != null) {
        return lock;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    } while (System.nanoTime() < end && !Thread.currentThread().isInterrupted());
    throw new ToolFailure(
        file
            + " was not written: another l9 has been writing it for a minute; end that, and retry");
  }

  /** The byte for this file. Two files of one byte merely wait for each other. */
  private long position() {
    long hash = 1;
    String path = file.toString();
    for (int i = 0; i < path.length(); i++) {
      hash = 31 * hash + path.charAt(i);
    }
    return hash & (Long.MAX_VALUE >> 1);
  }
}
