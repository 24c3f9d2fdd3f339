/**
 * The whole-process comparison: {@code Compare} fetches the peers, runs each scenario with all of
 * them in turn, and writes the report.
 */
@NullMarked
package dev.l9.trace.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
