/** Starts the agent when the first traced class is loaded, and connects its parts. */
@NullMarked
package dev.l9.trace.agent.install;

import org.jspecify.annotations.NullMarked;
