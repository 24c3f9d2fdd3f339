package dev.l9.trace.cli.contract;

import picocli.CommandLine.Command;

/** {@code l9 registry}: answers from the contract's registry and its audit log. */
@Command(
    name = "registry",
    mixinStandardHelpOptions = true,
    description = "Which files carry metadata, and whether the records of that can be relied on.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RegistryCheckCommand.class,
      RegistryListCommand.class,
      RegistryAuditCommand.class
    },
    footer = {"%nExample:", "  l9 registry list --status violations"})
public final class RegistryCommand {}
