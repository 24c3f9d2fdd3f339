/** Reads what runs without sources say of blocks, and makes one block of several. */
@NullMarked
package dev.l9.trace.reader.block;

import org.jspecify.annotations.NullMarked;
