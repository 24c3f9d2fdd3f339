package dev.l9.trace.tools.file;

import dev.l9.trace.rewrite.RewriteResult;
import dev.l9.trace.rewrite.SourceFileRewriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Changes the blocks of files, on the same safe way as the agent does. */
public final class BlockEdit {

  private BlockEdit() {}

  /** What came of it. */
  public record Done(int changed, boolean all) {}

  /**
   * Changes the blocks of these files; those that were named have all been checked before, so that
   * none is changed if one can't be.
   *
   * @return how many were changed, and whether all were that should be
   */
  public static Done run(
      List<BlockFile> files,
      BiFunction<SourceFileRewriter, Path, RewriteResult> change,
      Consumer<String> said)
      throws IOException {
    int changed = 0;
    boolean all = true;
    try (SourceFileRewriter rewriter = new SourceFileRewriter()) {
      for (BlockFile file : files) {
        RewriteResult result = change.apply(rewriter, file.path());
        switch (result.outcome()) {
          case WRITTEN -> changed++;
          case UNCHANGED -> {}
          case REFUSED, FAILED -> all = false;
        }
        if (!result.reason().isEmpty()) {
          said.accept(file.path() + " " + result.reason());
        }
      }
      rewriter.tellGitAll().forEach(said);
    }
    return new Done(changed, all);
  }
}
