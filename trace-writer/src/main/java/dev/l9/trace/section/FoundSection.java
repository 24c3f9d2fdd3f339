package dev.l9.trace.section;

/**
 * A section that was found in a file, or what is left of a damaged one. Immutable.
 *
 * @param start the offset of its first byte in the file
 * @param end the offset behind it; where it has lines of its own, behind its last line end
 * @param isWhole whether its content can be read. If not, the section is half written, or somebody
 *     has damaged it: one of its titles or its content is missing
 */
public record FoundSection(int start, int end, boolean isWhole) {}
