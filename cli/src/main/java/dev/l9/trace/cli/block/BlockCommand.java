package dev.l9.trace.cli.block;

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
public final class BlockCommand {}
