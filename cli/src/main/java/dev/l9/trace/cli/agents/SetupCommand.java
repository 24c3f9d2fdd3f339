package dev.l9.trace.cli.agents;

import picocli.CommandLine.Command;

/** {@code l9 setup}: sets up other programs to work with L9 Trace. */
@Command(
    name = "setup",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Sets up other programs to work with L9 Trace.",
    subcommands = SetupAgentsCommand.class)
public final class SetupCommand {}
