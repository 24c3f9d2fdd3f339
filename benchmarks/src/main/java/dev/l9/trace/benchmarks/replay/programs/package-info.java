/** Programs that use libraries as programs do; their calls are replayed. */
@NullMarked
package dev.l9.trace.benchmarks.replay.programs;

import org.jspecify.annotations.NullMarked;
