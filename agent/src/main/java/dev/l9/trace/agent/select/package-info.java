/** Decides which methods are traced, and by which rule. */
@NullMarked
package dev.l9.trace.agent.select;

import org.jspecify.annotations.NullMarked;
