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

/** Puts blocks into source files that have none, or those of earlier executions. */
public final class BlockStamper implements AutoCloseable {

  private final SourceFinder finder;
  private final boolean touch;
  private final SourceFileRewriter rewriter = new SourceFileRewriter();

  public BlockStamper(SourceFinder finder, boolean touch) {
    this.finder = finder;
    this.touch = touch;
  }

  public Stamp stamp(String source, DoraTraceBlock block) {
    SourceFinder.Found found = finder.find(source);
    Path file = found.file();
    if (file == null) {
      return new Stamp(source, "", Stamp.Outcome.NOT_FOUND, found.reason());
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

  /** Empty where there is none that can be read: the rewriter says what is wrong with it. */
  private static Optional<DoraTraceBlock> present(Path file) {
    Optional<BlockFormat> format = BlockFormats.of(file);
    try {
      return format.isEmpty() ? Optional.empty() : format.get().read(SourceFiles.read(file));
    } catch (IOException | RefusedSourceException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Tells git of what was stamped, and says what went wrong; usually that is nothing. */
  public List<String> tellGit() {
    return rewriter.tellGitAll();
  }

  @Override
  public void close() throws IOException {
    rewriter.close();
  }
}
