package dev.l9.trace.tools.file;

import dev.l9.trace.rewrite.RewriteResult;
import dev.l9.trace.rewrite.SourceFileRewriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Changes the blocks of files, in the same safe way as the agent, so that no edit is lost. */
public final class BlockEdit {

  private BlockEdit() {}

  /**
   * What came of a change of several files.
   *
   * @param changed how many files are changed
   * @param all whether no file has been left alone that should be changed
   */
  public record Done(int changed, boolean all) {}

  /**
   * Changes the blocks of these files. One that can't be changed doesn't keep the others from it.
   * Who wants to change all or none checks them before, by {@link BlockFile#checkTakes}.
   *
   * @param change changes the file of a path
   * @param said is told, in a clause, of each file that could not be changed, and of what git could
   *     not be told
   * @throws IOException where the changed files can't be looked at once more
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
