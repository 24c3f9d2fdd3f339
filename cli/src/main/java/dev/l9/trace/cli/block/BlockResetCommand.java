package dev.l9.trace.cli.block;

import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.tools.file.BlockEdit;
import dev.l9.trace.tools.file.BlockFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 block reset}: puts the empty template into files. */
@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description = {
      "Puts the empty template in the place of a file's block, or where it would be.",
      "Modification times stay. If one of the files can't take a block, none is changed."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "2:wrong usage, or a file that can't take a block"})
final class BlockResetCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of types that get blocks.")
  private List<Path> paths = List.of();

  @Override
  public Integer call() throws IOException {
    List<BlockFile> files = new ArrayList<>();
    for (Path path : paths) {
      BlockFile file = BlockFile.read(path);
      file.checkTakes(DoraTraceBlock.EMPTY);
      files.add(file);
    }
    BlockEdit.Done done =
        BlockEdit.run(
            files,
            (rewriter, path) -> rewriter.rewrite(path, DoraTraceBlock.EMPTY, false),
            BlockCommand.to(spec.commandLine().getErr()));
    return done.all() ? 0 : 2;
  }
}
