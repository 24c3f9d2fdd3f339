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
 * Tells whether somebody else creates, renames or deletes files in a folder, by the folder's time.
 *
 * <p>An editor that saves by renaming creates a new file beside the old one first. To overwrite
 * what it renames can't be excluded in Java, which has no way to exchange two files at once; to
 * hold still while files come and go in the folder leaves next to no time for it.
 */
final class FolderClock {

  /** Longer than editors take from the creation of a new file to its last rename. */
  static final long QUIET_MILLIS = 20;

  /** The steps of the coarsest clock in use, that of FAT. */
  private static final long MARK_MILLIS = 2000;

  private static final long MAX_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final long quietMillis;

  /** The times of folders after our own latest change of them, which is no reason to hold still. */
  private final Map<Path, FileTime> own = new HashMap<>();

  /** The times of folders when we last looked, whoever changed them. */
  private final Map<Path, FileTime> seen = new HashMap<>();

  FolderClock(long quietMillis) {
    this.quietMillis = quietMillis;
  }

  /** Waits, once, if the file or its folder was changed just now by somebody else. */
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
   * Waits after a file was written to the disk: that had held up what others do in the folder, so
   * that it would come to its end just when they do. They were held up no longer than the disk
   * took, and so will be done in as much time again.
   *
   * @param start when writing to the disk began, by {@code System.nanoTime}
   * @param end when it had ended
   */
  void awaitOthers(long start, long end) {
    long pause = Math.min(end - start, MAX_PAUSE_NANOS);
    long left = pause - (System.nanoTime() - end);
    if (left > 0) {
      LockSupport.parkNanos(left);
    }
  }

  /**
   * Sets the folder's time to one that no change of the folder can give it, so that each is seen
   * however soon it comes; the clocks of file systems take steps of milliseconds.
   *
   * <p>Linux does this only after any rename under way in the folder: no look at a path waits so.
   */
  void mark(Path file) throws IOException {
    Path folder = folder(file);
    long time = Files.getLastModifiedTime(folder).toMillis() - MARK_MILLIS;
    try {
      Files.setLastModifiedTime(folder, FileTime.fromMillis(time));
    } catch (FileSystemException e) {
      // The folder is another user's: changes within one step of the clock will look like none.
    }
    changed(file);
  }

  /** Remembers that the folder was changed by ourselves. */
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
