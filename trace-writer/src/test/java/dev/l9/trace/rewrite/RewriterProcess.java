package dev.l9.trace.rewrite;

import dev.l9.trace.block.Blocks;
import java.nio.file.Path;

/** Another JVM that updates a source file: {@code FILE TIMES TASK}. */
final class RewriterProcess {

  private RewriterProcess() {}

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    try (SourceFileRewriter rewriter = new SourceFileRewriter(0)) {
      for (int i = 0; i < Integer.parseInt(args[1]); i++) {
        RewriteResult result = rewriter.rewrite(file, Blocks.of(args[2] + i, "input"), false);
        System.out.println(result.outcome() + " " + result.reason());
        rewriter.checkReplaced();
      }
    }
  }
}
