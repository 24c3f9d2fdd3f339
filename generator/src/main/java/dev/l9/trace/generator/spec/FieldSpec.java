package dev.l9.trace.generator.spec;

import java.util.Optional;

/**
 * A component of a record.
 *
 * @param doc a clause that says what it is; may be empty
 * @param example a value as the spec has it, for tests; needed where none can be derived
 */
public record FieldSpec(
    String name,
    TypeRef type,
    String doc,
    Constraints constraints,
    Optional<String> example,
    int line) {}
