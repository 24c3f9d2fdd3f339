/** Likely invariants: what always held for the arguments and the result of a method. */
@NullMarked
package dev.l9.trace.memory.learn.invariant;

import org.jspecify.annotations.NullMarked;
