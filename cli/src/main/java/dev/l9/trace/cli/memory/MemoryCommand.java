package dev.l9.trace.cli.memory;

import picocli.CommandLine.Command;

/** {@code l9 memory}: what ran, remembered and searched. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    description = {
      "Remembers what ran, across runs and revisions, and finds it again.",
      "It is in the folder .l9/memory, or on a PostgreSQL server (--store)."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      MemoryAddCommand.class,
      MemorySearchCommand.class,
      MemoryLineageCommand.class,
      MemoryGraphCommand.class,
      MemoryLearnCommand.class,
      MemoryStatsCommand.class,
      MemoryForgetCommand.class,
      MemorySeedCommand.class
    },
    footer = {
      "%nExamples:",
      "  l9 memory add trace.jsonl",
      "  l9 memory search \"payment declined\"",
      "  l9 memory forget --before 90d"
    })
public final class MemoryCommand {}
