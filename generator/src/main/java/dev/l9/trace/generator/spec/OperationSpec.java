package dev.l9.trace.generator.spec;

import java.util.List;
import java.util.Optional;

/**
 * What can be asked of a module.
 *
 * @param input the type of its parameter, which is named {@code request}
 * @param output the type of its result; empty if it has none
 * @param errors the names of those errors of the error policy that it may end with
 * @param layer the name of a constant of {@code HrmLayer}
 * @param patterns what {@code @L9Traced} names
 * @param threadKey the field of the input from which the thread's id is made
 * @param idempotency how repeated calls are noticed; empty where each call counts
 * @param behaviour what it does
 */
public record OperationSpec(
    String name,
    String doc,
    TypeRef input,
    Optional<TypeRef> output,
    List<String> errors,
    String layer,
    List<String> patterns,
    Optional<String> threadKey,
    Optional<Idempotency> idempotency,
    Behaviour behaviour,
    int line) {

  public OperationSpec {
    errors = List.copyOf(errors);
    patterns = List.copyOf(patterns);
  }
}
