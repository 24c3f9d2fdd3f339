/** Reads a MODULE_SPEC, and says all that is wrong with it. */
@NullMarked
package dev.l9.trace.generator.reading;

import org.jspecify.annotations.NullMarked;
