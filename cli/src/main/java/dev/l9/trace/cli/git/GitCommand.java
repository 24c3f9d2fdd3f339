package dev.l9.trace.cli.git;

import picocli.CommandLine.Command;

/** {@code l9 git}: keeps blocks out of diffs and conflicts. */
@Command(
    name = "git",
    mixinStandardHelpOptions = true,
    description = "Keeps DORA blocks out of git's diffs, commits and conflicts.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      GitInstallCommand.class,
      GitUninstallCommand.class,
      GitStatusCommand.class,
      GitCleanCommand.class,
      GitFilterCommand.class,
      GitMergeCommand.class
    })
public final class GitCommand {}
