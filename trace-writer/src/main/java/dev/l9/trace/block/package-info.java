/** Renders the DORA block, reads it, and puts it into source files. */
@NullMarked
package dev.l9.trace.block;

import org.jspecify.annotations.NullMarked;
