package dev.l9.trace.reader.follow;

/**
 * Where a follower is; it can be written down, and be gone on from later. Immutable.
 *
 * @param beginning how the file begins, by which it is known whatever its name is by then: its
 *     first event's id is unique
 * @param offset how many of its bytes are done; it is where a line begins
 */
public record TracePosition(String beginning, long offset) {}
