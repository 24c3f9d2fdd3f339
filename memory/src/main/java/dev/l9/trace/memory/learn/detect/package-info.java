/**
 * Finds likely invariants, in the manner of Daikon: candidates are given up as they are violated.
 */
@NullMarked
package dev.l9.trace.memory.learn.detect;

import org.jspecify.annotations.NullMarked;
