package dev.l9.trace.rewrite;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockStyle;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.DoraTraceBlock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces files. If an editor had a replaced file open and wrote into it afterwards, the edit is
 * copied into the new file.
 *
 * <p>However many files are replaced, at most 64 are kept open, and usually at most 16 MB of their
 * content is kept; see {@link #isFull}.
 *
 * <p>Not thread-safe.
 */
final class ReplacedFiles implements AutoCloseable {

  private static final int MAX_OPEN = 64;
  private static final long MAX_BYTES = 16L << 20;
  private static final int ATTEMPTS = 5;
  private static final int PART = 1 << 16;

  private final FolderClock clock;
  private final BlockStyle style;
  private final TemporaryFolders folders = new TemporaryFolders();
  private final AbandonedFiles abandoned = new AbandonedFiles();
  private final GitNews git = new GitNews();
  private final ArrayDeque<ReplacedFile> replaced = new ArrayDeque<>();

  /**
   * The memory for comparing files with their former content. It is kept, since all files are
   * compared every 20 ms.
   */
  private final ByteBuffer part = ByteBuffer.allocateDirect(PART);

  private long bytes;

  /**
   * @param style the style of blocks that are put into edited files
   */
  ReplacedFiles(FolderClock clock, BlockStyle style) {
    this.clock = clock;
    this.style = style;
  }

  FolderClock clock() {
    return clock;
  }

  GitNews git() {
    return git;
  }

  /**
   * Replaces a file, unless it has changed since it was read, or the new file can't be renamed over
   * it. In the latter case, the next new file is made beside the old one.
   *
   * @return whether the file was replaced; if so, this object now owns the snapshot
   */
  boolean replace(SourceSnapshot old, byte[] content, @Nullable DoraTraceBlock block, boolean touch)
      throws IOException {
    Path path = old.path();
    abandoned.delete(path, folders.of(path, old.state()));
    if (!clock.isStill(path)) {
      return false;
    }
    @Nullable FileState written;
    try (TemporaryFile file = create(path, old.state())) {
      clock.mark(path);
      file.write(content, old.state());
      long start = System.nanoTime();
      file.force();
      long end = System.nanoTime();
      if (!touch) {
        file.setLastModifiedTime(old.state().time());
      }
      written = file.state(); // From here to the rename, as little as possible is done.
      clock.awaitOthers(start, end);
      if (!old.holds(old.bytes(), part) || !clock.isStill(path)) {
        return false;
      }
      clock.mark(path);
      if (!old.isAtItsPath() || git.isToWait()) {
        return false;
      }
      // A file that somebody renames to this path just before this rename would be lost.
      file.replaceTarget();
    } catch (NoSuchFileException e) {
      return false; // Some editors move the file away before they write it.
    } catch (AtomicMoveNotSupportedException e) {
      if (folders.stayBeside(path)) {
        return false; // Both folders are on one file system, but in different mounts.
      }
      throw e;
    } finally {
      clock.changed(path);
    }
    replaced.addLast(new ReplacedFile(old, block));
    bytes += old.bytes().length;
    git.add(old, content, written);
    return true;
  }

  private TemporaryFile create(Path path, FileState like) throws IOException {
    try {
      return TemporaryFile.create(folders.of(path, like), path);
    } catch (FileSystemException e) {
      if (Files.exists(path) && folders.stayBeside(path)) {
        return TemporaryFile.create(folders.of(path, like), path);
      }
      throw e; // We can't write to the folder of git, or the disk is full.
    }
  }

  /** Whether {@link #closeFirst} must be called before further files are replaced. */
  boolean isFull() {
    return replaced.size() >= MAX_OPEN || bytes >= MAX_BYTES;
  }

  /**
   * Copies an edit of the file that was replaced last. Returns what happened, for the user; it is
   * empty if there was no edit.
   */
  String checkLatest() throws IOException {
    ReplacedFile file = replaced.peekLast();
    return file != null && file.isChanged(part) ? bringOver(file) : "";
  }

  /**
   * Copies edits of the replaced files of this path. Returns what happened, for the user; it is
   * empty if there were none.
   */
  String check(Path path) throws IOException {
    String reason = "";
    // The loop is over a copy, since an edit that is brought over replaces the file once more.
    for (ReplacedFile file : replaced.toArray(new ReplacedFile[0])) {
      if (file.old().path().equals(path) && file.isChanged(part)) {
        String news = bringOver(file);
        reason = news.isEmpty() ? reason : news;
      }
    }
    return reason;
  }

  /** The paths whose replaced files were written to. */
  Set<Path> changedPaths() throws IOException {
    Set<Path> paths = new LinkedHashSet<>();
    for (ReplacedFile file : replaced) {
      if (file.isChanged(part)) {
        paths.add(file.old().path());
      }
    }
    return paths;
  }

  /** How long ago the latest file was replaced; the longest time if there is none. */
  long ageNanos() {
    ReplacedFile latest = replaced.peekLast();
    return latest == null ? Long.MAX_VALUE : latest.ageNanos();
  }

  /** How long ago the first of the open files was replaced; the longest time if none is open. */
  long firstAgeNanos() {
    ReplacedFile first = replaced.peekFirst();
    return first == null ? Long.MAX_VALUE : first.ageNanos();
  }

  /** The path of the first open file, if it was written to; else null. */
  @Nullable Path firstPathIfChanged() throws IOException {
    ReplacedFile first = replaced.peekFirst();
    return first != null && first.isChanged(part) ? first.old().path() : null;
  }

  /**
   * Closes files that nobody will write to any more. Returns where copies of edits in them are
   * kept.
   */
  List<String> closeOutdated() throws IOException {
    List<String> reasons = new ArrayList<>();
    while (!replaced.isEmpty() && replaced.getFirst().isOutdated()) {
      String reason = closeFirst();
      if (!reason.isEmpty()) {
        reasons.add(reason);
      }
    }
    return reasons;
  }

  /**
   * Closes the first open file. Returns where a copy of an edit in it is kept; empty if there is
   * none.
   */
  String closeFirst() throws IOException {
    try (ReplacedFile file = replaced.removeFirst()) {
      bytes -= file.old().bytes().length;
      byte[] rest = file.isChanged(part) ? file.old().readAgain() : new byte[0];
      if (rest.length == 0) {
        return "";
      }
      Path path = file.old().path();
      return path + " " + KeptCopy.keep(path, rest);
    }
  }

  /** The newest block that was written to the path of an edited file. */
  private @Nullable DoraTraceBlock block(ReplacedFile edited) {
    @Nullable DoraTraceBlock block = edited.block();
    for (ReplacedFile file : replaced) {
      block = file.old().path().equals(edited.old().path()) ? file.block() : block;
    }
    return block;
  }

  private String bringOver(ReplacedFile file) throws IOException {
    byte @Nullable [] edited = file.awaitWhole();
    if (edited == null) {
      return ""; // The edit is still half written; the next look will find it.
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      clock.see(file.old().path());
      SourceSnapshot current = SourceSnapshot.take(file.old().path());
      if (current != null && isSameCode(file.format(), current.bytes(), edited)) {
        current.close();
        file.setKnown(edited);
        return "";
      }
      if (current != null && !isSameCode(file.format(), current.bytes(), file.known())) {
        current.close();
        break;
      }
      if (current != null && replaceOrClose(current, edited, file)) {
        file.setKnown(edited);
        return "was saved while it was updated; the saved text was brought over";
      }
    }
    file.setKnown(edited);
    return KeptCopy.keep(file.old().path(), edited);
  }

  private boolean replaceOrClose(SourceSnapshot current, byte[] edited, ReplacedFile file)
      throws IOException {
    boolean done = false;
    try {
      DoraTraceBlock block = block(file);
      // The code changes, so builds must notice: the file gets a new modification time.
      done = replace(current, withBlockIfPossible(file.format(), edited, block), block, true);
    } finally {
      if (!done) {
        current.close();
      }
    }
    return done;
  }

  private byte[] withBlockIfPossible(
      BlockFormat format, byte[] edited, @Nullable DoraTraceBlock block) {
    try {
      return block == null ? format.withoutBlock(edited) : format.withBlock(edited, block, style);
    } catch (RefusedSourceException e) {
      return edited; // It is what the user wrote, whatever it is.
    }
  }

  private static boolean isSameCode(BlockFormat format, byte[] one, byte[] other) {
    try {
      return Arrays.equals(format.withoutBlock(one), format.withoutBlock(other));
    } catch (RefusedSourceException e) {
      return Arrays.equals(one, other);
    }
  }

  @Override
  public void close() throws IOException {
    while (!replaced.isEmpty()) {
      closeFirst();
    }
  }
}
