/** Attaches the agent to a running JVM. */
@NullMarked
package dev.l9.trace.tools.attach;

import org.jspecify.annotations.NullMarked;
