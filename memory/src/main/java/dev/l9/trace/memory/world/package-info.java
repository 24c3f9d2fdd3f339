/** What accumulates in a store: the pass over all executions, and what is told of it. */
@NullMarked
package dev.l9.trace.memory.world;

import org.jspecify.annotations.NullMarked;
