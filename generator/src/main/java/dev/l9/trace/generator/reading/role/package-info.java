/** What operations do, and whether the types that they need have what is needed of them. */
@NullMarked
package dev.l9.trace.generator.reading.role;

import org.jspecify.annotations.NullMarked;
