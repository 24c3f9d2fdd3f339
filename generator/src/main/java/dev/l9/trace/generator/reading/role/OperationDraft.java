package dev.l9.trace.generator.reading.role;

import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.List;
import java.util.Optional;

/**
 * What was read of an operation before what it does.
 *
 * @param node where the spec has it
 * @param output empty if it has none
 */
public record OperationDraft(
    String name, SpecNode node, TypeRef input, Optional<TypeRef> output, List<String> errors) {

  public OperationDraft {
    errors = List.copyOf(errors);
  }
}
