/** Writes events in the formats of other tools, one class a format. */
@NullMarked
package dev.l9.trace.reader.export;

import org.jspecify.annotations.NullMarked;
