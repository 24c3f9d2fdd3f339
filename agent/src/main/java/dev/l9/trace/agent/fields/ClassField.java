package dev.l9.trace.agent.fields;

/**
 * An instance field of a class.
 *
 * @param kind the first character of its descriptor: {@code L} and {@code [} are references
 * @param offset where it lies in an object: see {@link FieldMemory}
 * @param isMarked whether it is annotated as sensitive
 */
public record ClassField(String name, char kind, long offset, boolean isMarked) {}
