package dev.l9.trace.jsonl;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Appends lines to a trace file that other processes may append to as well.
 *
 * <p>Each {@link #append} holds the file's lock. So it can look at the file and repair it while
 * nobody else writes:
 *
 * <ul>
 *   <li>A torn last line, left by a process that was killed while it wrote, is cut off first.
 *   <li>If the lines don't fit any more the file is rotated. A process that still has the old file
 *       open notices, by the file's identity, before it writes, and opens the new one.
 *   <li>If the file can't be rotated, it grows, since a file that is too large is better than lost
 *       lines. Rotation is tried again whenever it has grown by a sixteenth of its limit. {@link
 *       #rotationFailure} says why it failed.
 *   <li>If not all lines can be written, because the disk is full, none of them stays.
 * </ul>
 *
 * <p>If the file can't be locked, or its lock is held for longer than {@link TraceFileLock} waits,
 * the lines are appended by a single write in append mode. On local file systems that keeps the
 * lines whole. The file is then neither repaired nor rotated. Appended lines are in the operating
 * system's hands, and so aren't lost if the process is killed. Not thread-safe.
 */
public final class TraceFile implements Closeable {

  /** A file that can't be rotated grows by this part of its limit before that is tried again. */
  private static final int RETRIES_A_LIMIT = 16;

  private final Path file;
  private final long rotateAt;
  private final int keep;
  private final TraceFileRotation rotation;
  private @Nullable TraceFileHandle open;
  private @Nullable Exception rotationFailure;

  /** The size from which the open file is rotated: its limit, or more after a failure. */
  private long rotateNextAt;

  /**
   * Names the file. It isn't opened before the first lines come.
   *
   * @param rotateAt the size in bytes that the file doesn't exceed, unless by a single append; 0
   *     for no limit
   * @param keep how many rotated files stay; with 0 the file isn't rotated
   */
  public TraceFile(Path file, long rotateAt, int keep) {
    this.file = file.toAbsolutePath();
    this.rotateAt = rotateAt;
    this.rotateNextAt = rotateAt;
    this.keep = keep;
    this.rotation = new TraceFileRotation(this.file, keep);
  }

  /**
   * The file's folder, if it doesn't exist yet; else null. The folder is made with the first lines.
   */
  public @Nullable Path missingFolder() {
    Path folder = file.getParent();
    return folder == null || Files.isDirectory(folder) ? null : folder;
  }

  /** Why the file could not be rotated when that was last tried; null if it could. */
  public @Nullable Exception rotationFailure() {
    return rotationFailure;
  }

  /**
   * Appends lines. If an exception is thrown, none was appended.
   *
   * @param lines whole lines, each ended by {@code \n}
   * @throws IOException where the file can't be opened or written
   */
  public void append(ByteBuffer lines) throws IOException {
    boolean done = false;
    try {
      while (!tryAppend(handle(), lines)) {
        // The file is closed after the lock is released, since a lock of a closed file can't be
        // released.
        close();
      }
      done = true;
    } finally {
      if (!done) {
        // After an interrupt of the thread the channels stay closed, so that they must be opened
        // anew.
        close();
      }
    }
  }

  /** Appends, unless the path now leads to another file. Returns whether it did. */
  private boolean tryAppend(TraceFileHandle handle, ByteBuffer lines) throws IOException {
    try (FileLock lock = TraceFileLock.acquire(handle.channel())) {
      if (handle.isStale()) {
        return false;
      }
      if (lock == null) {
        handle.writeUnlocked(lines);
        return true;
      }
      long size = handle.mend();
      if (isFull(size, lines.remaining()) && rotate(size)) {
        return false;
      }
      handle.write(lines);
      return true;
    }
  }

  private boolean isFull(long size, int more) {
    return rotateAt > 0 && keep > 0 && size > 0 && size + more > rotateNextAt;
  }

  private boolean rotate(long size) {
    try {
      rotation.rotate();
      rotationFailure = null;
      return true;
    } catch (IOException | SecurityException e) { // A security manager may forbid it.
      rotationFailure = e;
      rotateNextAt = size + rotateAt / RETRIES_A_LIMIT;
      return false;
    }
  }

  private TraceFileHandle handle() throws IOException {
    TraceFileHandle handle = open;
    if (handle == null) {
      handle = TraceFileHandle.open(file);
      open = handle;
    }
    return handle;
  }

  @Override
  public void close() throws IOException {
    TraceFileHandle handle = open;
    open = null;
    rotateNextAt = rotateAt;
    if (handle != null) {
      handle.close();
    }
  }
}
