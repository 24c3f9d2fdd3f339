/** What failures follow from, which come back, and which come and go. */
@NullMarked
package dev.l9.trace.memory.learn.failure;

import org.jspecify.annotations.NullMarked;
