/** Writes operations that call tools until no step is left. */
@NullMarked
package dev.l9.trace.generator.code.behaviour.loop;

import org.jspecify.annotations.NullMarked;
