package dev.l9.trace.tools.file;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.rewrite.RewriteResult;
import dev.l9.trace.rewrite.SourceFileRewriter;
import dev.l9.trace.rewrite.SourceFiles;
import dev.l9.trace.source.SourceFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Puts blocks into source files that have none, or those of earlier executions. Files are replaced
 * in the same safe way as the agent replaces them, so that no edit is lost. Not safe for use by
 * several threads.
 */
public final class BlockStamper implements AutoCloseable {

  private final SourceFinder finder;
  private final boolean touch;
  private final SourceFileRewriter rewriter = new SourceFileRewriter();

  /**
   * Stamps nothing yet.
   *
   * @param finder finds the files of sources
   * @param touch whether the files get new modification times
   */
  public BlockStamper(SourceFinder finder, boolean touch) {
    this.finder = finder;
    this.touch = touch;
  }

  /**
   * Puts a block into the file of a source, and says what came of it. It doesn't fail for files
   * that can't be found, read or changed.
   *
   * @param source the path below a source root, with slashes
   */
  public Stamp stamp(String source, DoraTraceBlock block) {
    SourceFinder.Found found = finder.find(source);
    Path file = found.file();
    if (file == null) {
      Stamp.Outcome outcome = found.isExcluded() ? Stamp.Outcome.EXCLUDED : Stamp.Outcome.NOT_FOUND;
      return new Stamp(source, "", outcome, found.reason());
    }
    Optional<DoraTraceBlock> present = present(file);
    // Both are in UTC and of one length, so that comparing the texts compares the times.
    if (present.isPresent() && present.get().timestamp().compareTo(block.timestamp()) > 0) {
      String reason = "its block is of a later execution, " + present.get().timestamp();
      return new Stamp(source, file.toString(), Stamp.Outcome.STALE, reason);
    }
    RewriteResult result = rewriter.record(file, block, touch);
    Stamp.Outcome outcome =
        switch (result.outcome()) {
          case WRITTEN -> Stamp.Outcome.STAMPED;
          case UNCHANGED -> Stamp.Outcome.UNCHANGED;
          case REFUSED, FAILED -> Stamp.Outcome.REFUSED;
        };
    return new Stamp(source, file.toString(), outcome, result.reason());
  }

  /** The file's block; empty where none can be read. Then the rewriter says what is wrong. */
  private static Optional<DoraTraceBlock> present(Path file) {
    Optional<BlockFormat> format = BlockFormats.of(file);
    try {
      return format.isEmpty() ? Optional.empty() : format.get().read(SourceFiles.read(file));
    } catch (IOException | RefusedSourceException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Tells git of what was stamped, so that it doesn't take the files for changed.
   *
   * @return what went wrong, a clause each; usually that is nothing
   */
  public List<String> tellGit() {
    return rewriter.tellGitAll();
  }

  /**
   * Looks at the stamped files once more, since an editor may have written them at the same time.
   * This takes up to 50 ms, and up to 3 s more while a command of git is under way.
   *
   * @throws IOException where they can't be looked at; they are stamped all the same
   */
  @Override
  public void close() throws IOException {
    rewriter.close();
  }
}
