package dev.l9.trace.section;

/**
 * The bytes of a file that are a block, or what is left of one.
 *
 * @param start the offset of its first line
 * @param end the offset behind its last line and that one's line end
 * @param body the line in or below which its JSON begins
 * @param bodyEnd the line below its JSON; 0 where the block is damaged
 */
public record SectionRange(int start, int end, int body, int bodyEnd) {}
