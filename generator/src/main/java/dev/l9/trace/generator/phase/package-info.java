/**
 * The nine phases of a generation: what each is given, what it makes, and when its gate is shut.
 */
@NullMarked
package dev.l9.trace.generator.phase;

import org.jspecify.annotations.NullMarked;
