package dev.l9.trace.cli.block;

import dev.l9.trace.block.BlockState;
import dev.l9.trace.rewrite.SourceFileRewriter;
import dev.l9.trace.tools.file.BlockEdit;
import dev.l9.trace.tools.file.BlockFile;
import dev.l9.trace.tools.file.BlockFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 block strip}: takes blocks out of files. */
@Command(
    name = "strip",
    mixinStandardHelpOptions = true,
    description = {
      "Removes blocks: a file is, byte for byte, what it was before it got one.",
      "Modification times stay. If a file that is named can't be changed, none is; in a folder it is"
          + " passed over."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "2:wrong usage, or files that can't be read or changed"})
final class BlockStripCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = BlockCommand.FILES)
  private List<Path> paths = List.of();

  @Override
  public Integer call() throws IOException {
    List<BlockFile> files = new ArrayList<>();
    PrintWriter err = spec.commandLine().getErr();
    BlockFiles all = BlockCommand.look(paths, err, (file, named) -> addWithBlock(file, files));
    if (all.isNamedFailed()) {
      return BlockCommand.exitCode(all, 0);
    }
    BlockEdit.Done done = BlockEdit.run(files, SourceFileRewriter::strip, BlockCommand.to(err));
    int changed = done.changed();
    spec.commandLine()
        .getOut()
        .println(changed == 1 ? "1 block removed" : changed + " blocks removed");
    return BlockCommand.exitCode(all, done.all() ? 0 : 2);
  }

  private static void addWithBlock(BlockFile file, List<BlockFile> files) {
    if (file.state() != BlockState.NONE) {
      file.checkTakes(null);
      files.add(file);
    }
  }
}
