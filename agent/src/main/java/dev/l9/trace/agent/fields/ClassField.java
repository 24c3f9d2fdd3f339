package dev.l9.trace.agent.fields;

/**
 * An instance field of a class.
 *
 * @param kind the first character of the descriptor: {@code L} and {@code [} are references
 * @param offset the position of the field in an object; see {@link FieldMemory}
 * @param isMarked whether the field is annotated as sensitive
 */
public record ClassField(String name, char kind, long offset, boolean isMarked) {}
