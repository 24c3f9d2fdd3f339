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
 * <p>Each {@link #append} holds the file's lock, so that under it the file can be looked at and
 * mended with nobody else writing:
 *
 * <ul>
 *   <li>A torn last line, left by a process that was killed while it wrote, is cut off first.
 *   <li>If the lines don't fit any more the file is rotated. A process that still has the old file
 *       open notices, by the file's identity, before it writes, and opens the new one.
 *   <li>Where it can't be rotated it grows: too large a file is better than lost lines.
 *   <li>If the lines can't be written whole, because the disk is full, none of them stays.
 * </ul>
 *
 * <p>Where the file can't be locked, or its lock is held for longer than {@link TraceFileLock}
 * waits, the lines are appended by a single write in append mode, which keeps them whole on local
 * file systems; the file is then neither mended nor rotated. What was appended is in the operating
 * system's hands, and so outlives a killed process. Not safe for use by several threads.
 */
public final class TraceFile implements Closeable {

  private final Path file;
  private final long rotateAt;
  private final int keep;
  private final TraceFileRotation rotation;
  private @Nullable TraceFileHandle open;

  /**
   * Nothing is opened before the first lines come.
   *
   * @param rotateAt the size in bytes that the file doesn't exceed, unless by a single append; 0
   *     for no limit
   * @param keep how many rotated files stay; 0 for no rotation either
   */
  public TraceFile(Path file, long rotateAt, int keep) {
    this.file = file.toAbsolutePath();
    this.rotateAt = rotateAt;
    this.keep = keep;
    this.rotation = new TraceFileRotation(this.file, keep);
  }

  /** The file's folder, where it isn't there yet: it is made with the first lines. */
  public @Nullable Path missingFolder() {
    Path folder = file.getParent();
    return folder == null || Files.isDirectory(folder) ? null : folder;
  }

  /**
   * Appends lines; all or, with an exception, none.
   *
   * @param lines whole lines, each ended by {@code \n}
   * @throws IOException where the file can't be opened or written
   */
  public void append(ByteBuffer lines) throws IOException {
    boolean done = false;
    try {
      while (!tryAppend(handle(), lines)) {
        // This is not done under the lock: a lock of a closed file can't be released.
        close();
      }
      done = true;
    } finally {
      if (!done) {
        close(); // An interrupt of the thread closes the channels for good: open them anew.
      }
    }
  }

  /** Appends, unless the path leads to another file by now. */
  private boolean tryAppend(TraceFileHandle handle, ByteBuffer lines) throws IOException {
    try (FileLock lock = TraceFileLock.acquire(handle.channel())) {
      if (handle.isStale()) {
        return false;
      }
      if (lock == null) {
        handle.writeUnlocked(lines);
        return true;
      }
      if (isFull(handle.mend(), lines.remaining()) && rotate()) {
        return false;
      }
      handle.write(lines);
      return true;
    }
  }

  private boolean isFull(long size, int more) {
    return rotateAt > 0 && keep > 0 && size > 0 && size + more > rotateAt;
  }

  private boolean rotate() {
    try {
      rotation.rotate();
      return true;
    } catch (IOException e) {
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
    if (handle != null) {
      handle.close();
    }
  }
}
