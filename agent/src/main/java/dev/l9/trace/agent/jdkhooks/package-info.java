/** Weaves calls into classes of the JDK, so that a trace continues on another thread. */
@NullMarked
package dev.l9.trace.agent.jdkhooks;

import org.jspecify.annotations.NullMarked;
