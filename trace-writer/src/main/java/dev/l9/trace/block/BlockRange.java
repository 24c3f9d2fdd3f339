package dev.l9.trace.block;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file that are a block, or what is left of one.
 *
 * @param start the offset of its first line
 * @param end the offset behind its last line and that one's line end
 * @param json its body; null where the block is damaged
 */
record BlockRange(int start, int end, @Nullable String json) {}
