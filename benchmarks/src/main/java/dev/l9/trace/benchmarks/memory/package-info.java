/** Measures how fast the memory takes in what ran. */
@NullMarked
package dev.l9.trace.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
