/** What is true for several executions of a method: counted as they come, and told by packets. */
@NullMarked
package dev.l9.trace.memory.fact;

import org.jspecify.annotations.NullMarked;
