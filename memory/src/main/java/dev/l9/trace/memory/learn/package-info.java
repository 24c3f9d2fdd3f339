/** What accumulates from many executions: what always held, what failures follow from. */
@NullMarked
package dev.l9.trace.memory.learn;

import org.jspecify.annotations.NullMarked;
