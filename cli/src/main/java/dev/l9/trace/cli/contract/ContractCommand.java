package dev.l9.trace.cli.contract;

import picocli.CommandLine.Command;

/** {@code l9 contract}: the contract of a project, and its file. */
@Command(
    name = "contract",
    mixinStandardHelpOptions = true,
    description = "Writes and checks the contract of the metadata that files carry.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ContractInitCommand.class,
      ContractCheckCommand.class,
      ContractSchemaCommand.class,
      ContractExplainCommand.class,
      InstallCommand.class,
      UninstallCommand.class
    })
public final class ContractCommand {}
