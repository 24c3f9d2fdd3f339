package dev.l9.trace.generator.extract;

import dev.l9.trace.generator.module.ContractChange;
import java.util.List;
import java.util.Optional;

/**
 * CONTRACT_EXTRACTIONS: what was found in the repository before anything is generated.
 *
 * @param types in the order in which the spec names them, then those that they need
 * @param toolIdentity the field by which tools are named, {@code toolId} or {@code toolName}; empty
 *     where none of the types has one
 * @param idempotency how the repository notices repeated calls
 * @param changes where the repository differs from the spec's assumptions
 */
public record Extractions(
    List<ExtractedType> types,
    Optional<String> toolIdentity,
    IdempotencyMechanism idempotency,
    List<ContractChange> changes) {

  public Extractions {
    types = List.copyOf(types);
    changes = List.copyOf(changes);
  }

  /** The type of this simple or full name. */
  public Optional<ExtractedType> type(String name) {
    return types.stream()
        .filter(type -> type.qualifiedName().equals(name) || type.simpleName().equals(name))
        .findFirst();
  }
}
