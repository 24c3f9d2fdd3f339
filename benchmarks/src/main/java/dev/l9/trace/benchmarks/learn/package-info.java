/**
 * Measures whether invariants that were learnt from runs of an unchanged program catch its mutants,
 * beside Daikon.
 */
@NullMarked
package dev.l9.trace.benchmarks.learn;

import org.jspecify.annotations.NullMarked;
