/** The types that a spec names and declares, with the constraints of their fields. */
@NullMarked
package dev.l9.trace.generator.reading.type;

import org.jspecify.annotations.NullMarked;
