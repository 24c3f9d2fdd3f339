/** Reads variables, such as {@code order.items.size()}, out of captured values. */
@NullMarked
package dev.l9.trace.memory.learn.value;

import org.jspecify.annotations.NullMarked;
