/** Writes operations that take signed requests. */
@NullMarked
package dev.l9.trace.generator.code.behaviour.signed;

import org.jspecify.annotations.NullMarked;
