/**
 * Measures how many recorded calls {@code l9 replay} makes a test of that agrees with the record.
 */
@NullMarked
package dev.l9.trace.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
