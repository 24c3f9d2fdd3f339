package dev.l9.trace.reader.index;

/**
 * How often one method called another directly.
 *
 * @param errors how many of these calls failed
 */
public record CallFacts(IndexedMethod caller, IndexedMethod callee, long calls, long errors) {}
