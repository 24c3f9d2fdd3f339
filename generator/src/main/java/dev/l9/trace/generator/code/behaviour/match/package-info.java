/** Writes operations in which the first rule that matches decides. */
@NullMarked
package dev.l9.trace.generator.code.behaviour.match;

import org.jspecify.annotations.NullMarked;
