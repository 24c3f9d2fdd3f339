package dev.l9.trace.contract.audit;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The audit log of a project: a line of JSON for each file that was checked, generated or mended.
 * Each line holds the hash of the line before, so that {@link AuditCheck} sees where lines were
 * changed. {@code docs/contract-reports.md} has the format.
 *
 * <p>It is only appended to, in one write for all entries of an append, under a lock of the file:
 * so several processes may append at once. A last line that a killed process left torn stays as
 * evidence: it gets a line end, and the next entry follows the last whole one. Thread-safe.
 */
public final class AuditLog {

  /** The path of the log in the root folder of a project. */
  public static final String FILE = "logs/codegen-dora-audit.log";

  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /**
   * A byte that no log reaches: where locks keep others from reading, all of the log stays free.
   */
  private static final long LOCKED = Long.MAX_VALUE - 1;

  /**
   * On POSIX systems a process that closes the log anywhere gives up its lock. A literal is one
   * object for all copies of this class in the process, as where Maven loads a plugin more than
   * once.
   */
  private static final String IN_PROCESS = "the lock of dev.l9.trace.contract.audit.AuditLog";

  private final Path file;

  /** The log of the project in this folder; it need not be there. */
  public AuditLog(Path root) {
    this.file = root.resolve(FILE).toAbsolutePath().normalize();
  }

  /** The path of the log, absolute. */
  public Path path() {
    return file;
  }

  /**
   * Appends entries, all or none.
   *
   * @throws ToolFailure where another process keeps the lock for a minute
   * @throws IOException where the log can't be written
   */
  public void append(List<AuditEntry> entries) throws IOException {
    if (entries.isEmpty()) {
      return;
    }
    synchronized (IN_PROCESS) {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      while (!tryAppend(entries)) {
        // Somebody has moved the log away between our open and our lock.
      }
    }
  }

  private boolean tryAppend(List<AuditEntry> entries) throws IOException {
    Object before = identity();
    try (FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE)) {
      Object opened = identity();
      try (FileLock lock = acquire(channel)) {
        boolean isSame = before == null || Objects.equals(before, opened);
        if (!lock.isValid() || !isSame || !Objects.equals(opened, identity())) {
          return false;
        }
        long size = channel.size();
        LogEnd end = LogEnd.of(channel);
        write(channel, size, AuditLine.all(entries, end));
        return true;
      }
    }
  }

  private @Nullable Object identity() throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private FileLock acquire(FileChannel channel) throws IOException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    do {
      FileLock lock = channel.tryLock(LOCKED, 1, false);
      if (lock != null) {
        return lock;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    } while (System.nanoTime() < end && !Thread.currentThread().isInterrupted());
    throw new ToolFailure(
        file
            + " was not written: another l9 has been writing it for a minute; end that, and retry");
  }

  private static void write(FileChannel channel, long size, ByteBuffer lines) throws IOException {
    boolean done = false;
    try {
      long at = size;
      while (lines.hasRemaining()) {
        at += channel.write(lines, at);
      }
      channel.force(true);
      done = true;
    } finally {
      if (!done && channel.isOpen()) {
        channel.truncate(size);
      }
    }
  }

  /**
   * Hands over all whole entries, in their order and whether they were changed or not. The log is
   * read as a stream. Nothing is handed over if there is no log.
   */
  public void forEach(Consumer<AuditEntry> listener) throws IOException {
    lines((line, length, number) -> AuditLine.read(line, length).ifPresent(listener));
  }

  /** Hands over all lines. No thread of this process appends meanwhile: it would lose its lock. */
  void lines(LogLines.Listener listener) throws IOException {
    synchronized (IN_PROCESS) {
      try (InputStream in = Files.newInputStream(file)) {
        LogLines.forEach(in, listener);
      } catch (NoSuchFileException e) {
        // Then there are none.
      }
    }
  }
}
