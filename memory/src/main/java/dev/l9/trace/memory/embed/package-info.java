/** Vectors of what packets mean: what makes them, of which text, and for which packets. */
@NullMarked
package dev.l9.trace.memory.embed;

import org.jspecify.annotations.NullMarked;
