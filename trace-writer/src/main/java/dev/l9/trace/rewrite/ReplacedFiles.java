package dev.l9.trace.rewrite;

import dev.l9.trace.block.BlockFormat;
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
 * Replaces files, and brings over what an editor, which had one open, wrote into it since.
 *
 * <p>However many files are replaced, at most 64 are kept open, and as a rule at most 16 MB of what
 * they held: see {@link #isFull}.
 *
 * <p>Not safe for use by several threads.
 */
final class ReplacedFiles implements AutoCloseable {

  private static final int MAX_OPEN = 64;
  private static final long MAX_BYTES = 16L << 20;
  private static final int ATTEMPTS = 5;
  private static final int PART = 1 << 16;

  private final FolderClock clock;
  private final TemporaryFolders folders = new TemporaryFolders();
  private final AbandonedFiles abandoned = new AbandonedFiles();
  private final GitNews git = new GitNews();
  private final ArrayDeque<ReplacedFile> replaced = new ArrayDeque<>();

  /**
   * The memory for comparing files with what they held. It is kept, since all files are compared
   * every 20 ms.
   */
  private final ByteBuffer part = ByteBuffer.allocateDirect(PART);

  private long bytes;

  ReplacedFiles(FolderClock clock) {
    this.clock = clock;
  }

  FolderClock clock() {
    return clock;
  }

  GitNews git() {
    return git;
  }

  /**
   * Replaces a file, unless it has changed since it was read, or the new one can't be renamed over
   * it: it is made elsewhere the next time.
   *
   * @return whether it was replaced, and the snapshot is now kept here
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
      written = file.state(); // What is below, up to the rename, is as short as can be.
      clock.awaitOthers(start, end);
      if (!old.holds(old.bytes(), part) || !clock.isStill(path)) {
        return false;
      }
      clock.mark(path);
      if (!old.isAtItsPath() || git.isToWait()) {
        return false;
      }
      file.replaceTarget(); // What is renamed over the path in between would be lost.
    } catch (NoSuchFileException e) {
      return false; // Some editors move the file away before they write it.
    } catch (AtomicMoveNotSupportedException e) {
      if (folders.stayBeside(path)) {
        return false; // These are two mounts of one file system.
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
      throw e; // The folder of git isn't ours to write to, or the disk is full.
    }
  }

  /** Whether no more are to be replaced before {@link #closeFirst}. */
  boolean isFull() {
    return replaced.size() >= MAX_OPEN || bytes >= MAX_BYTES;
  }

  /**
   * Looks after the file that was replaced last, and says what happened; usually that is nothing.
   */
  String checkLatest() throws IOException {
    ReplacedFile file = replaced.peekLast();
    return file != null && file.isChanged(part) ? bringOver(file) : "";
  }

  /**
   * Looks after the replaced files of this path, and says what happened; usually that is nothing.
   */
  String check(Path path) throws IOException {
    String reason = "";
    // The loop is over a copy, since bringing over an edit replaces the file once more.
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

  /**
   * How long ago the first of those that are open was replaced; the longest time if there is none.
   */
  long firstAgeNanos() {
    ReplacedFile first = replaced.peekFirst();
    return first == null ? Long.MAX_VALUE : first.ageNanos();
  }

  /** The path of the first, if that was written to; else null. */
  @Nullable Path firstPathIfChanged() throws IOException {
    ReplacedFile first = replaced.peekFirst();
    return first != null && first.isChanged(part) ? first.old().path() : null;
  }

  /** Closes files that nobody will write to any more; says where copies of what they hold are. */
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

  /** Closes the first; says where a copy is of what was written into it, if something was. */
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

  /** The newest block of the path, in whichever of its files the edit was made. */
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
      return ""; // It is still half written; the next look will tell.
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
      // It has become another text: builds must notice.
      done = replace(current, withBlockIfPossible(file.format(), edited, block), block, true);
    } finally {
      if (!done) {
        current.close();
      }
    }
    return done;
  }

  private static byte[] withBlockIfPossible(
      BlockFormat format, byte[] edited, @Nullable DoraTraceBlock block) {
    try {
      return block == null ? format.withoutBlock(edited) : format.withBlock(edited, block);
    } catch (RefusedSourceException e) {
      return edited; // Whatever it is, it is what the user wrote.
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
