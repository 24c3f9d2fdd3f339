/**
 * The intermediate representation: a checked spec, the graph of its formulas, and what kind each
 * one is.
 */
@NullMarked
package dev.l9.sample.ir;

import org.jspecify.annotations.NullMarked;
