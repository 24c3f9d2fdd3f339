/** Holds generated files against the forbidden patterns, and reads what tests assert. */
@NullMarked
package dev.l9.trace.generator.check;

import org.jspecify.annotations.NullMarked;
