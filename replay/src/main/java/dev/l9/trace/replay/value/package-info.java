/** Writes recorded values as Java. */
@NullMarked
package dev.l9.trace.replay.value;

import org.jspecify.annotations.NullMarked;
