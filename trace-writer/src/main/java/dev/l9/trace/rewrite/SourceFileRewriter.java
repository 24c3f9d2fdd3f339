package dev.l9.trace.rewrite;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.BlockStyle;
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
 * <p>A file is never half written. The new content is written to another file, in the folder of git
 * or, if there is none, beside the file. It is forced to the disk and then renamed over the file.
 * The mode, the owner, the group, ACLs and extended attributes stay, and so does the modification
 * time unless the caller asks for a new one.
 *
 * <p>No edit is lost that an editor saves in place. The replaced file stays open for some seconds.
 * What an editor still writes into it is copied into the new file, or, if the new file was edited
 * too, kept as {@code Name.java.l9kept}. {@link #checkReplaced} does that; call it some
 * milliseconds after each rewrite, and from time to time. An edit that an editor saves by a rename
 * isn't lost either, with one exception: the editor's rename falls between our last look at the
 * path and our own rename, microseconds later, and the editor had created its file before we
 * created ours, or in another folder. Java can't rule this out, since it can't exchange two files
 * atomically.
 *
 * <p>Not thread-safe. The thread that uses it must not be interrupted, because an interrupt closes
 * open files. Several rewriters may work on the same files, in one JVM or in several JVMs of a user
 * with the same {@code java.io.tmpdir}.
 */
public final class SourceFileRewriter implements AutoCloseable {

  private static final int ATTEMPTS = 5;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

  /** The time from a rewrite to the last look at the replaced file, at least. */
  private static final long LAST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final ReplacedFiles replaced;

  /** What is known, by the times of files, of the sources that have run. */
  private final Map<Path, Compiled> compiled = new HashMap<>();

  /** The hash of a source that the class files of this time were compiled from. */
  private record Compiled(long millis, String sourceHash) {}

  /**
   * What happened to files that had to be closed early. It is kept until the caller asks for it.
   */
  private final List<String> news = new ArrayList<>();

  private final BlockStyle style;

  /** Makes a rewriter of compact blocks, which has not replaced anything yet. */
  public SourceFileRewriter() {
    this(BlockStyle.COMPACT);
  }

  /** Makes a rewriter of blocks in this style, which has not replaced anything yet. */
  public SourceFileRewriter(BlockStyle style) {
    this(style, FolderClock.QUIET_MILLIS);
  }

  /** Makes a rewriter for tests, which waits less long after others have changed something. */
  SourceFileRewriter(long quietMillis) {
    this(BlockStyle.COMPACT, quietMillis);
  }

  private SourceFileRewriter(BlockStyle style, long quietMillis) {
    this.style = style;
    this.replaced = new ReplacedFiles(new FolderClock(quietMillis), style);
  }

  /**
   * Puts a block into a file, unless the file already has it.
   *
   * @param touch whether the file gets a new modification time
   */
  public RewriteResult rewrite(Path file, DoraTraceBlock block, boolean touch) {
    return rewrite(file, (old, source) -> block, touch);
  }

  /**
   * Puts the block of a run into a file, with a seal. If the block has no hash of the code that has
   * run, it isn't known which code that was. If nothing has failed in this run, the latest failure
   * in the file's block stays, unless it may be of other code.
   *
   * @param touch whether the file gets a new modification time
   */
  public RewriteResult record(Path file, DoraTraceBlock block, boolean touch) {
    return record(file, block, Long.MIN_VALUE, touch);
  }

  /**
   * Does what the other method does, but may also know the code by the times of files. If the file
   * isn't younger than the class files, they were compiled from what it holds. What it holds when
   * this rewriter first finds that out counts for all later blocks of the same class files, since
   * the JVM of this run doesn't have later edits.
   *
   * @param compiledMillis when the oldest of the class files that have run was written, in
   *     milliseconds since the epoch; {@link Long#MIN_VALUE} if that isn't known
   * @param touch whether the file gets a new modification time
   */
  public RewriteResult record(Path file, DoraTraceBlock block, long compiledMillis, boolean touch) {
    String known = block.metrics().sourceHash();
    return record(file, known, compiledMillis, (real, sourceHash) -> block, touch);
  }

  /**
   * Does what the other methods do, for the block of a run of several JVMs.
   *
   * @param known the hash of the code that has run; empty if only the times of files may tell it
   * @param facts is asked for the block once it is certain that no other JVM does the same
   */
  public RewriteResult record(
      Path file, String known, long compiledMillis, Facts facts, boolean touch) {
    return rewrite(file, (old, source) -> sealed(old, source, known, compiledMillis, facts), touch);
  }

  /** Knows the facts of a run. */
  public interface Facts {
    /**
     * The block of a file. It may be asked for several times, until the file is written.
     *
     * @param real the file, as an absolute path without symbolic links
     * @param sourceHash the hash of the code that has run
     */
    DoraTraceBlock block(Path real, String sourceHash);
  }

  private DoraTraceBlock sealed(
      SourceSnapshot old, ParsedFile source, String known, long compiledMillis, Facts facts)
      throws RefusedSourceException {
    String hash = known.isEmpty() ? sourceHash(old, source, compiledMillis) : known;
    DoraTraceBlock block = facts.block(old.path(), hash);
    LastError lastError = block.metrics().lastError();
    if (lastError == null) {
      lastError = SealedBlock.lastError(source, hash);
    }
    DoraTraceBlock whole = block.withMetrics(block.metrics().withLastError(lastError));
    return SealedBlock.of(style.shown(whole, old.path().getFileName().toString()), hash);
  }

  private String sourceHash(SourceSnapshot old, ParsedFile source, long compiledMillis)
      throws RefusedSourceException {
    Compiled known = compiled.get(old.path());
    if (known != null && known.millis == compiledMillis) {
      return known.sourceHash;
    }
    String hash = ContentHash.of(source.withoutBlock());
    if (old.state().time().toMillis() > compiledMillis) {
      return SealedBlock.unverified(hash);
    }
    compiled.put(old.path(), new Compiled(compiledMillis, hash));
    return hash;
  }

  /** Takes the block out of a file, if it has one. */
  public RewriteResult strip(Path file) {
    return rewrite(file, (old, source) -> null, false);
  }

  /** Decides which block a file is to have; null for none. */
  private interface Wanted {
    @Nullable DoraTraceBlock block(SourceSnapshot old, ParsedFile source)
        throws RefusedSourceException;
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
        // An editor may be writing the file just now.
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return busy();
  }

  /** Returns null if somebody else wrote the file in the meantime. */
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
      DoraTraceBlock block = wanted.block(old, source);
      byte[] content =
          block == null ? source.withoutBlock() : source.withBlockWhileInUse(block, style);
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
   * Closes replaced files if too many are open, since a process may rewrite thousands in one go.
   * Before a file is closed, it is looked at as late as {@link #close} would look at it.
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
   * Copies what editors wrote into replaced files into the new ones, and closes the replaced files
   * that nobody will write to any more.
   *
   * @return what happened, for the user; usually empty
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
   * Keeps git from taking a file for changed in which only the block was changed. It works where
   * {@code l9 git install} was run. Call it after several rewrites, since it reads git's index. If
   * a git command is running, the rest is done at the next call.
   *
   * @return what went wrong, for the user; usually empty
   */
  public List<String> tellGit() {
    return replaced.git().tell();
  }

  /**
   * Sets whether files are left alone while a git command is running, in a repository where {@code
   * l9 git install} was run. Git would take a file that changes during the command for changed by
   * the user, and the command would fail. Files are not left alone for a command that takes more
   * than 5 s.
   */
  public void setYieldingToGit(boolean yielding) {
    replaced.git().setYielding(yielding);
  }

  /** Whether files are left alone just now, because a git command is running. */
  public boolean isYieldingToGit() {
    return replaced.git().isToWait();
  }

  /**
   * Does what {@link #tellGit} does, for the last time. It waits up to 3 s for running git
   * commands.
   */
  public List<String> tellGitAll() {
    return replaced.git().tellAll();
  }

  /**
   * Looks at the replaced files once more, at least 50 ms after the last one was replaced, and
   * closes them.
   */
  @Override
  public void close() throws IOException {
    try (replaced) {
      awaitLastLook(replaced.ageNanos());
      checkReplaced();
      tellGitAll();
    }
  }
}
