/** Writes what was learnt as tests that need nothing but JUnit. */
@NullMarked
package dev.l9.trace.memory.learn.junit;

import org.jspecify.annotations.NullMarked;
