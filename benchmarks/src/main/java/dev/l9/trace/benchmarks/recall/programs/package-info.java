/** Programs that use libraries wrongly, so that failures are remembered. */
@NullMarked
package dev.l9.trace.benchmarks.recall.programs;

import org.jspecify.annotations.NullMarked;
