/** Compares two traces: what is new, gone, changed or slower, and which method may be the cause. */
@NullMarked
package dev.l9.trace.reader.diff;

import org.jspecify.annotations.NullMarked;
