/** Finds recorded calls in traces, and what they say. */
@NullMarked
package dev.l9.trace.replay.call;

import org.jspecify.annotations.NullMarked;
