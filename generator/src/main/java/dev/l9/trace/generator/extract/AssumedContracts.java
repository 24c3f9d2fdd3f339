package dev.l9.trace.generator.extract;

import dev.l9.trace.generator.extract.use.ToolField;
import dev.l9.trace.generator.module.ContractChange;
import dev.l9.trace.generator.spec.Assumptions;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the repository differs from what a spec assumes. What the repository says counts. */
final class AssumedContracts {

  private final ModuleSpec spec;
  private final Assumptions assumed;
  private final List<ContractChange> changes = new ArrayList<>();

  AssumedContracts(ModuleSpec spec) {
    this.spec = spec;
    this.assumed = spec.assumptions();
  }

  /**
   * The differences.
   *
   * @param identity the field by which tools are named
   * @param identityPlace where that is seen
   * @param mechanism how repeated calls are noticed
   * @param mechanismPlace where that is seen; empty if nowhere
   */
  List<ContractChange> changes(
      Optional<String> identity,
      Optional<String> identityPlace,
      IdempotencyMechanism mechanism,
      String mechanismPlace) {
    assumed.toolIdentity().ifPresent(one -> identity(one, identity, identityPlace));
    assumed.idempotency().ifPresent(one -> idempotency(one, mechanism, mechanismPlace));
    return changes;
  }

  private void identity(String one, Optional<String> found, Optional<String> place) {
    if (found.isEmpty()) {
      changes.add(
          new ContractChange(
              one + " as identity",
              "no type that the spec names has a field for it",
              "No tool is named by a field."));
    } else if (!ToolField.of(one).equals(found.flatMap(ToolField::of))) {
      String at = place.map(where -> ", " + where).orElse("");
      changes.add(
          new ContractChange(
              one + " as identity",
              "the repository uses " + found.get() + at,
              "Using " + found.get() + " throughout."));
    }
  }

  private void idempotency(String one, IdempotencyMechanism found, String place) {
    if (!one.equals(found.id())) {
      String at =
          found == IdempotencyMechanism.NONE
              ? "no code that uses the spec's types notices repeated calls (none)"
              : "the repository uses " + found.id() + ", " + place;
      changes.add(new ContractChange(one + " as idempotency", at, adaptation()));
    }
  }

  private String adaptation() {
    List<String> operations =
        spec.operations().stream()
            .filter(operation -> operation.idempotency().isPresent())
            .map(OperationSpec::name)
            .toList();
    return operations.isEmpty()
        ? "The spec asks for no idempotency, and the module notices no repeated calls."
        : "The module keeps the recent calls of "
            + String.join(" and ", operations)
            + " in memory, as the spec asks for.";
  }
}
