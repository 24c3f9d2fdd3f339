package dev.l9.trace.reader.diff;

/**
 * A method that may be the cause of the differences.
 *
 * @param method {@code com.acme.Orders#total}
 * @param score from 0 to 1; it orders suspects, and is no probability
 * @param why the reason in words
 */
public record Suspect(String method, double score, String why) {}
