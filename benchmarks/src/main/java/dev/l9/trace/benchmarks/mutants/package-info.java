/**
 * Measures whether {@code l9 diff} names the method in which a program was changed: makes mutants
 * of programs, runs them, and ranks their methods.
 */
@NullMarked
package dev.l9.trace.benchmarks.mutants;

import org.jspecify.annotations.NullMarked;
