package dev.l9.trace.cli.contract;

import dev.l9.trace.contract.spec.ContractSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code l9 contract schema}: prints the schema of the contract's file. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the JSON Schema (draft 2020-12) of the contract's file, by which editors complete keys"
          + " and mark mistakes.",
      "An editor with a YAML language server takes it from the first line of the contract's file:"
          + " # yaml-language-server: $$schema=FILE"
    },
    footer = {"%nExample:", "  l9 contract schema > .l9-contract.schema.json"})
final class ContractSchemaCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(ContractSchema.text());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
