package dev.l9.trace.rewrite;

import dev.l9.trace.language.RefusedSourceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Changes and creates several source files: all of them, or none.
 *
 * <p>Each file is replaced by a temporary file with its owner, group, mode, ACLs and extended
 * attributes, which is renamed over it, so that nobody ever sees half a file. A file that isn't as
 * it was when the caller read it is not replaced, and then no other is: those that were replaced
 * already get their former content back, unless somebody has changed them since. What an editor
 * writes into a replaced file at the same moment is kept in a copy beside it, and said. If the
 * process is killed on the way, the first files are changed and the last ones aren't, and each is
 * whole. A file that is to be created never replaces one that somebody else has made meanwhile.
 *
 * <p>The agent, and other processes of the user that work in this way, wait for each other. Not
 * thread-safe.
 */
public final class SourceEdit {

  /** An editor that had a file open when it was replaced has written it within this time. */
  private static final long LAST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** So many replaced files are kept open, to see whether an editor writes into them. */
  private static final int MAX_OPEN = 64;

  private static final int PART = 1 << 16;

  private final TemporaryFolders folders = new TemporaryFolders();
  private final ByteBuffer part = ByteBuffer.allocate(PART);
  private final List<Step> steps = new ArrayList<>();
  private final List<CreatedFile> created = new ArrayList<>();
  private final List<String> news = new ArrayList<>();

  private SourceEdit() {}

  /** A change of a file. The arrays must not change while it is in use. */
  public static final class Change {
    private final Path file;
    private final byte @Nullable [] before;
    private final byte[] after;

    /**
     * A change that isn't made yet.
     *
     * @param file the file, which exists
     * @param before what the caller read
     * @param after what the file is to hold
     */
    public Change(Path file, byte[] before, byte[] after) {
      this(after, file, before);
    }

    private Change(byte[] after, Path file, byte @Nullable [] before) {
      this.file = file;
      this.before = before;
      this.after = after;
    }

    /** A file that isn't there yet, and that gets the folders that it needs. */
    public static Change creating(Path file, byte[] content) {
      return new Change(content, file, null);
    }
  }

  /** A file that is to be replaced, on its way. */
  private static final class Step {
    final Change change;
    final Path real;
    final FileTime time;
    @Nullable TemporaryFile made;
    @Nullable SourceSnapshot replaced;

    Step(Change change, Path real, FileTime time) {
      this.change = change;
      this.real = real;
      this.time = time;
    }
  }

  /**
   * Makes the changes.
   *
   * @return what the user should know, a clause each; usually nothing
   * @throws RefusedSourceException where a file can't be changed, or has changed since it was read;
   *     the message names the file, and no file is changed
   * @throws IOException where the file system fails; no file is changed, or the message says which
   *     are
   */
  public static List<String> apply(List<Change> changes)
      throws IOException, RefusedSourceException {
    SourceEdit edit = new SourceEdit();
    boolean done = false;
    try {
      for (Change change : changes) {
        edit.prepare(change);
      }
      edit.make(changes);
      done = true;
    } finally {
      edit.finish(done);
    }
    return edit.news;
  }

  /** In the order of the caller, so that after a kill it is the first ones that are done. */
  private void make(List<Change> changes) throws IOException, RefusedSourceException {
    int replacing = 0;
    int creating = 0;
    for (Change change : changes) {
      if (change.before == null) {
        created.get(creating++).appear();
      } else {
        replace(steps.get(replacing), change.before);
        closeEarly(replacing++);
      }
    }
  }

  private void prepare(Change change) throws IOException, RefusedSourceException {
    if (change.before == null) {
      created.add(CreatedFile.prepare(change.file, change.after));
      return;
    }
    Path real = change.file.toRealPath();
    FileState state = FileState.of(real);
    if (state == null) {
      throw new RefusedSourceException(change.file + " does not exist");
    }
    try {
      state.checkWritable(real);
    } catch (RefusedSourceException e) {
      throw new RefusedSourceException(change.file + " " + e.getMessage());
    }
    Step step = new Step(change, real, state.time());
    steps.add(step);
    step.made = TemporaryFile.create(folders.of(real, state), real);
    step.made.write(change.after, state);
    step.made.force();
  }

  private void replace(Step step, byte[] before) throws IOException, RefusedSourceException {
    try (RewriteLock lock = RewriteLock.acquire(step.real)) {
      if (lock == null) {
        throw new RefusedSourceException(step.change.file + " is busy: others write to it");
      }
      SourceSnapshot old = SourceSnapshot.take(step.real);
      if (old == null || !Arrays.equals(old.bytes(), before)) {
        if (old != null) {
          old.close();
        }
        throw new RefusedSourceException(
            step.change.file + " has changed since it was read; try it again");
      }
      step.replaced = old;
      made(step).replaceTarget();
    }
  }

  private static byte[] before(Step step) {
    return Objects.requireNonNull(step.change.before);
  }

  private static TemporaryFile made(Step step) {
    if (step.made == null) {
      throw new IllegalStateException(step.real + " was not prepared");
    }
    return step.made;
  }

  /** Keeps the number of open files within bounds. */
  private void closeEarly(int number) throws IOException {
    if (number >= MAX_OPEN) {
      lookOnceMore(steps.get(number - MAX_OPEN));
    }
  }

  private void finish(boolean done) throws IOException {
    try {
      if (!done) {
        undo();
      }
      if (steps.stream().anyMatch(step -> step.replaced != null)) {
        LockSupport.parkNanos(LAST_LOOK_NANOS);
      }
      for (Step step : steps) {
        lookOnceMore(step);
      }
    } finally {
      for (Step step : steps) {
        if (step.made != null) {
          step.made.close();
        }
      }
      for (int i = created.size() - 1; i >= 0; i--) {
        created.get(i).close();
      }
    }
  }

  /** Gives the replaced files their former content back. */
  private void undo() throws IOException {
    List<String> left = new ArrayList<>();
    for (CreatedFile file : created) {
      if (!file.disappear()) {
        left.add(file.toString());
      }
    }
    for (Step step : steps) {
      boolean isReplaced = step.made != null && step.made.hasReplaced();
      if (isReplaced && !isUndone(step)) {
        left.add(step.change.file.toString());
      }
    }
    if (!left.isEmpty()) {
      throw new IOException(
          "these files are changed, and could not be changed back, since somebody has written them"
              + " meanwhile: "
              + String.join(", ", left));
    }
  }

  private boolean isUndone(Step step) throws IOException {
    byte[] before = before(step);
    FileState state = FileState.of(step.real);
    try (RewriteLock lock = RewriteLock.acquire(step.real);
        SourceSnapshot now = SourceSnapshot.take(step.real)) {
      if (lock == null || state == null || now == null) {
        return false;
      }
      if (!Arrays.equals(now.bytes(), step.change.after)) {
        return false;
      }
      try (TemporaryFile file = TemporaryFile.create(folders.of(step.real, state), step.real)) {
        file.write(before, state);
        file.force();
        file.setLastModifiedTime(step.time);
        file.replaceTarget();
      }
      return true;
    }
  }

  /** Keeps what an editor has written into a file after it was replaced. */
  private void lookOnceMore(Step step) throws IOException {
    try (SourceSnapshot old = step.replaced) {
      step.replaced = null;
      if (old != null && made(step).hasReplaced() && !old.holds(before(step), part)) {
        byte[] written = old.readAgain();
        if (written.length > 0 && !Arrays.equals(written, step.change.after)) {
          news.add(step.change.file + " " + KeptCopy.keep(step.real, written));
        }
      }
    }
  }
}
