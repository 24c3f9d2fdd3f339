package dev.l9.trace.cli.block;

import dev.l9.trace.tools.file.BlockFiles;
import java.io.PrintWriter;
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

  /** What its commands say of the files that they are given. */
  static final String FILES =
      "Files, and folders of files: in a git repository those that git tracks or would.";

  private static final int UNREADABLE = 2;

  /** The files that a command is given; says what can't be read. */
  static BlockFiles files(PrintWriter err) {
    return new BlockFiles(reason -> err.println("l9: " + reason));
  }

  /** The exit code: that there was something that can't be read, or else this one. */
  static int exitCode(BlockFiles files, int otherwise) {
    return files.isComplete() ? otherwise : UNREADABLE;
  }
}
