/** Reads the block records that runs without sources write, and merges those of several runs. */
@NullMarked
package dev.l9.trace.reader.block;

import org.jspecify.annotations.NullMarked;
