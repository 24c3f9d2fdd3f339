/** Values that fields may have, and values that they may not, for generated tests. */
@NullMarked
package dev.l9.trace.generator.code.sample;

import org.jspecify.annotations.NullMarked;
