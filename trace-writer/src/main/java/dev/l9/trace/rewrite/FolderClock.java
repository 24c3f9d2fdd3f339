package dev.l9.trace.rewrite;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Detects, by a folder's modification time, that somebody else creates, renames or deletes files in
 * it. Not thread-safe.
 *
 * <p>An editor that saves by renaming first creates a new file beside the old one. Java can't
 * exchange two files atomically, and so can't rule out that our rename overwrites the editor's. If
 * we wait while files come and go in the folder, hardly any time is left in which that can happen.
 */
final class FolderClock {

  /**
   * How long we wait. Editors take less time from the creation of a new file to its last rename.
   */
  static final long QUIET_MILLIS = 20;

  /** The resolution of the coarsest clock of a file system, that of FAT. */
  private static final long MARK_MILLIS = 2000;

  private static final long MAX_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final long quietMillis;

  /**
   * The times of folders after our own latest change of them. Such a change is no reason to wait.
   */
  private final Map<Path, FileTime> own = new HashMap<>();

  /** The times of folders when we last looked, whoever changed them. */
  private final Map<Path, FileTime> seen = new HashMap<>();

  FolderClock(long quietMillis) {
    this.quietMillis = quietMillis;
  }

  /** Waits, once, if somebody else changed the file or its folder just now. */
  void awaitQuiet(Path file) throws IOException {
    Path folder = folder(file);
    FileTime changed = Files.getLastModifiedTime(folder);
    boolean ours = changed.equals(own.get(folder));
    if (isRecent(file) || (!ours && isNow(changed))) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(quietMillis));
    }
    see(file);
  }

  /** Whether the file was written just now. */
  boolean isRecent(Path file) throws IOException {
    return isNow(Files.getLastModifiedTime(file));
  }

  private boolean isNow(FileTime time) {
    long age = System.currentTimeMillis() - time.toMillis();
    return age >= 0 && age < quietMillis;
  }

  /**
   * Waits after a file was written to the disk. The write delayed what others do in the folder, so
   * that they would finish just when we rename. They were delayed no longer than the disk took, and
   * so will have finished after the same time again.
   *
   * @param start when writing to the disk began, by {@code System.nanoTime}
   * @param end when the write had ended
   */
  void awaitOthers(long start, long end) {
    long pause = Math.min(end - start, MAX_PAUSE_NANOS);
    long left = pause - (System.nanoTime() - end);
    if (left > 0) {
      LockSupport.parkNanos(left);
    }
  }

  /**
   * Sets the folder's time to one that no change of the folder can give it. So each later change is
   * seen, even if it comes within the same step of the file system's clock, which may take
   * milliseconds.
   *
   * <p>On Linux this call waits for a rename that is in progress in the folder. Reading the state
   * of a path wouldn't wait for it.
   */
  void mark(Path file) throws IOException {
    Path folder = folder(file);
    long time = Files.getLastModifiedTime(folder).toMillis() - MARK_MILLIS;
    try {
      Files.setLastModifiedTime(folder, FileTime.fromMillis(time));
    } catch (FileSystemException e) {
      // The folder belongs to another user. Changes within one step of the clock won't be seen.
    }
    changed(file);
  }

  /** Remembers that we changed the folder ourselves. */
  void changed(Path file) throws IOException {
    Path folder = folder(file);
    FileTime time = Files.getLastModifiedTime(folder);
    own.put(folder, time);
    seen.put(folder, time);
  }

  /** Looks at the folder, so that {@link #isStill} tells what has changed since. */
  void see(Path file) throws IOException {
    Path folder = folder(file);
    seen.put(folder, Files.getLastModifiedTime(folder));
  }

  /** Whether nobody has changed the folder since we last looked at it, or changed it ourselves. */
  boolean isStill(Path file) throws IOException {
    Path folder = folder(file);
    return Files.getLastModifiedTime(folder).equals(seen.get(folder));
  }

  private static Path folder(Path file) {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }
}
