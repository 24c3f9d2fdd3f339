package dev.l9.trace.cli.block;

import dev.l9.trace.tools.file.BlockFile;
import dev.l9.trace.tools.file.BlockFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import picocli.CommandLine.Command;

/** {@code l9 block}: the DORA blocks in files. */
@Command(
    name = "block",
    mixinStandardHelpOptions = true,
    description = "Shows, extracts, empties and removes DORA blocks.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      BlockShowCommand.class,
      BlockExtractCommand.class,
      BlockStatusCommand.class,
      BlockResetCommand.class,
      BlockStripCommand.class
    })
public final class BlockCommand {

  /** What the help of its commands says of the files that they are given. */
  static final String FILES =
      "Files, and folders of files: in a git repository those that git tracks or would.";

  private static final int UNREADABLE = 2;

  /** Looks at the files that a command is given, and says what can't be read. */
  static BlockFiles look(
      List<Path> paths, PrintWriter err, BiConsumer<BlockFile, Boolean> eachFile) {
    BlockFiles files = new BlockFiles(to(err));
    files.forEach(paths, eachFile);
    int passedOver = files.passedOver();
    if (passedOver > 0) {
      String what = passedOver == 1 ? " file or folder was" : " files or folders were";
      to(err).accept(passedOver + what + " passed over");
    }
    return files;
  }

  /** Prints each reason on a line. */
  static Consumer<String> to(PrintWriter err) {
    return reason -> err.println("l9: " + reason);
  }

  /** The exit code for input that can't be read, where there was some, or else this one. */
  static int exitCode(BlockFiles files, int otherwise) {
    return files.isComplete() ? otherwise : UNREADABLE;
  }
}
