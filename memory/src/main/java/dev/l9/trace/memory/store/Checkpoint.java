package dev.l9.trace.memory.store;

/**
 * How far a source was read.
 *
 * @param source what tells it from others, whatever its name is
 * @param offset how many of its bytes were read
 * @param before a hash of the bytes before that place: where they have changed, it is another one
 */
public record Checkpoint(String source, long offset, String before) {}
