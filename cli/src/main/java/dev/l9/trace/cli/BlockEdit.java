package dev.l9.trace.cli;

import dev.l9.trace.rewrite.RewriteResult;
import dev.l9.trace.rewrite.SourceFileRewriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Changes the blocks of files, on the same safe way as the agent does. */
final class BlockEdit {

  private BlockEdit() {}

  /**
   * Changes the blocks of these files; all have been read before, so that none is changed if one
   * can't be.
   *
   * @return how many were changed
   * @throws CommandFailure for those that could not be
   */
  static int run(
      List<BlockFile> files,
      BiFunction<SourceFileRewriter, Path, RewriteResult> change,
      PrintWriter err)
      throws IOException {
    int changed = 0;
    List<String> failures = new ArrayList<>();
    try (SourceFileRewriter rewriter = new SourceFileRewriter()) {
      for (BlockFile file : files) {
        RewriteResult result = change.apply(rewriter, file.path());
        switch (result.outcome()) {
          case WRITTEN -> changed++;
          case UNCHANGED -> {}
          case REFUSED, FAILED -> failures.add(file.path() + " " + result.reason());
        }
        if (result.outcome() == RewriteResult.Outcome.WRITTEN && !result.reason().isEmpty()) {
          err.println("l9: " + file.path() + " " + result.reason());
        }
      }
      rewriter.tellGitAll().forEach(reason -> err.println("l9: " + reason));
    }
    if (!failures.isEmpty()) {
      throw new CommandFailure(String.join(System.lineSeparator() + "l9: ", failures));
    }
    return changed;
  }
}
