/** Finds out which run this JVM is part of, and what the run is. */
@NullMarked
package dev.l9.trace.agent.run;

import org.jspecify.annotations.NullMarked;
