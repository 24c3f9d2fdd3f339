/** The DORA block in a source file: rendered, read, and put in its place. */
@NullMarked
package dev.l9.trace.block;

import org.jspecify.annotations.NullMarked;
