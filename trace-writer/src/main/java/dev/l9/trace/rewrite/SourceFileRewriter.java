package dev.l9.trace.rewrite;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.ParsedFile;
import dev.l9.trace.block.SealedBlock;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.ContentHash;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.LastError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Puts blocks into source files that editors and other JVMs may write at the same time.
 *
 * <p>A file is never half written: the new content is written to another file, in the folder of git
 * or, where there is none, beside it, to the disk, and renamed over it. Mode, owner, group, ACLs,
 * extended attributes and, unless asked otherwise, modification time stay.
 *
 * <p>No edit is lost that was saved in place: the replaced file stays open for some seconds, and
 * what an editor still writes into it is brought over, or, where the new file was edited as well,
 * kept as {@code Name.java.l9kept}. {@link #checkReplaced} does that; call it some milliseconds
 * after each rewrite, and from time to time. Of an edit saved by a rename nothing is lost either,
 * unless that rename falls between our last look at the path and our own rename, microseconds
 * later, and the editor created its file before we had created ours, or in another folder: Java has
 * no way to exchange two files at once.
 *
 * <p>Not safe for use by several threads, and none that uses it may be interrupted, which closes
 * open files. Several rewriters may work on the same files, in one or several JVMs of a user with
 * the same {@code java.io.tmpdir}.
 */
public final class SourceFileRewriter implements AutoCloseable {

  private static final int ATTEMPTS = 5;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

  /** How long after a rewrite the last look at the replaced file is. */
  private static final long LAST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final ReplacedFiles replaced;

  /** The hash of the code of each file, as it was when the file was first written. */
  private final Map<Path, String> sourceHashes = new HashMap<>();

  /** What happened to files that had to be closed early, until somebody asks. */
  private final List<String> news = new ArrayList<>();

  /** A rewriter that has not replaced anything yet. */
  public SourceFileRewriter() {
    this(FolderClock.QUIET_MILLIS);
  }

  /** Makes one for tests, which holds still for less long after others have changed something. */
  SourceFileRewriter(long quietMillis) {
    replaced = new ReplacedFiles(new FolderClock(quietMillis));
  }

  /**
   * Puts a block into a file, unless it is there.
   *
   * @param touch whether the file gets a new modification time
   */
  public RewriteResult rewrite(Path file, DoraTraceBlock block, boolean touch) {
    return rewrite(file, (real, source) -> block, touch);
  }

  /**
   * Puts the block of a run into a file, sealed, with the hash of the code that has run. Where
   * nothing has failed in this run, the latest failure that is in the file stays, unless its code
   * has changed since.
   *
   * <p>What has run is taken to be the file as it was when this rewriter first wrote to it: an edit
   * after that isn't in the JVM whose run this is.
   *
   * @param touch whether the file gets a new modification time
   */
  public RewriteResult record(Path file, DoraTraceBlock block, boolean touch) {
    return rewrite(file, (real, source) -> sealed(real, source, block), touch);
  }

  private DoraTraceBlock sealed(Path real, ParsedFile source, DoraTraceBlock block)
      throws RefusedSourceException {
    String codeHash = ContentHash.of(source.withoutBlock());
    String hasRun = sourceHashes.computeIfAbsent(real, path -> codeHash);
    LastError lastError = block.metrics().lastError();
    if (lastError == null) {
      lastError = SealedBlock.lastError(source, codeHash);
    }
    return SealedBlock.of(block.withMetrics(block.metrics().withLastError(lastError)), hasRun);
  }

  /** Takes the block out of a file, if it has one. */
  public RewriteResult strip(Path file) {
    return rewrite(file, (real, source) -> null, false);
  }

  /** What a file is to have for a block; null for none. */
  private interface Wanted {
    @Nullable DoraTraceBlock block(Path real, ParsedFile source) throws RefusedSourceException;
  }

  private RewriteResult rewrite(Path file, Wanted wanted, boolean touch) {
    try {
      Path real = file.toRealPath();
      Optional<BlockFormat> format = BlockFormats.of(real);
      if (format.isEmpty()) {
        return RewriteResult.refused("is of a type that gets no block");
      }
      SourceFiles.check(real);
      makeRoom();
      try (RewriteLock lock = RewriteLock.acquire(real)) {
        return lock == null ? busy() : rewriteLocked(real, format.get(), wanted, touch);
      }
    } catch (RefusedSourceException e) {
      return RewriteResult.refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return RewriteResult.failed("could not be written: " + e);
    }
  }

  private static RewriteResult busy() {
    return RewriteResult.failed("is busy: others write to it");
  }

  private RewriteResult rewriteLocked(Path real, BlockFormat format, Wanted wanted, boolean touch)
      throws IOException, RefusedSourceException {
    String reason = replaced.check(real);
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      replaced.clock().awaitQuiet(real);
      try {
        RewriteResult result = attempt(real, format, wanted, touch);
        if (result != null) {
          return result.reason().isEmpty() ? new RewriteResult(result.outcome(), reason) : result;
        }
      } catch (RefusedSourceException e) {
        if (attempt == ATTEMPTS || !replaced.clock().isRecent(real)) {
          throw e;
        }
        // An editor may be in the middle of writing it.
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return busy();
  }

  /** Null if the file was written by somebody else meanwhile. */
  private @Nullable RewriteResult attempt(
      Path real, BlockFormat format, Wanted wanted, boolean touch)
      throws IOException, RefusedSourceException {
    SourceSnapshot old = SourceSnapshot.take(real);
    if (old == null) {
      return null;
    }
    boolean done = false;
    try {
      old.checkWritable();
      ParsedFile source = format.parse(old.bytes());
      DoraTraceBlock block = wanted.block(real, source);
      byte[] content = block == null ? source.withoutBlock() : source.withBlockWhileInUse(block);
      if (Arrays.equals(content, old.bytes())) {
        return RewriteResult.unchanged();
      }
      done = replaced.replace(old, content, block, touch);
    } finally {
      if (!done) {
        old.close();
      }
    }
    return done ? RewriteResult.written(replaced.checkLatest()) : null;
  }

  /**
   * Closes replaced files where too many are open: a process may rewrite thousands in one go. Each
   * is looked at no sooner than at the end of a process.
   */
  private void makeRoom() throws IOException {
    while (replaced.isFull()) {
      awaitLastLook(replaced.firstAgeNanos());
      Path changed = replaced.firstPathIfChanged();
      if (changed != null) {
        check(changed, news);
      }
      String reason = replaced.closeFirst();
      if (!reason.isEmpty()) {
        news.add(reason);
      }
    }
  }

  private static void awaitLastLook(long ageNanos) {
    if (ageNanos < LAST_LOOK_NANOS) {
      LockSupport.parkNanos(LAST_LOOK_NANOS - ageNanos);
    }
  }

  private void check(Path path, List<String> reasons) throws IOException {
    try (RewriteLock lock = RewriteLock.acquire(path)) {
      String reason = lock == null ? "" : replaced.check(path);
      if (!reason.isEmpty()) {
        reasons.add(path + " " + reason);
      }
    }
  }

  /**
   * Brings over what editors wrote into files that were replaced, and closes those that nobody will
   * write to any more.
   *
   * @return what happened, for the user; empty, mostly
   */
  public List<String> checkReplaced() throws IOException {
    List<String> reasons = new ArrayList<>(news);
    news.clear();
    for (Path path : replaced.changedPaths()) {
      check(path, reasons);
    }
    reasons.addAll(replaced.closeOutdated());
    return reasons;
  }

  /**
   * Has git, where {@code l9 git install} was run, take no file for changed in which only the block
   * is: to be called when some files have been rewritten, as it reads git's index. What can't be
   * said now, since a command of git is under way, is said the next time.
   *
   * @return what went wrong, for the user; empty, mostly
   */
  public List<String> tellGit() {
    return replaced.git().tell();
  }

  /**
   * Has files left alone while a command of git is under way, in a repository where {@code l9 git
   * install} was run: git would take one that changes just then for changed by the user, and refuse
   * what it was asked for. Not where the command takes more than 5 s.
   */
  public void setYieldingToGit(boolean yielding) {
    replaced.git().setYielding(yielding);
  }

  /** Whether files are left alone just now. */
  public boolean isYieldingToGit() {
    return replaced.git().isToWait();
  }

  /**
   * The same as {@link #tellGit} for the last time: waits for commands of git that are under way,
   * up to 3 s.
   */
  public List<String> tellGitAll() {
    return replaced.git().tellAll();
  }

  /** Looks at the replaced files once more, up to 50 ms after the last was replaced. */
  @Override
  public void close() throws IOException {
    try (replaced) {
      awaitLastLook(replaced.ageNanos());
      checkReplaced();
      tellGitAll();
    }
  }
}
