package dev.l9.trace.benchmarks.mutants;

/**
 * A change of one method.
 *
 * @param id its number in the draw
 * @param method {@code com.acme.Orders#total}; a lambda's is the method that it stands in
 * @param mutator the short name of what PIT changed
 * @param description what PIT says of the change
 * @param bytes the changed class
 */
@SuppressWarnings("ArrayRecordComponent") // It is compared nowhere.
public record TracedMutant(
    int id,
    String className,
    String method,
    String mutator,
    int line,
    String description,
    byte[] bytes) {}
