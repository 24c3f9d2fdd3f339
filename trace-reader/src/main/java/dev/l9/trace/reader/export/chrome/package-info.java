/** Writes events as the Trace Event Format, which Perfetto and DevTools open. */
@NullMarked
package dev.l9.trace.reader.export.chrome;

import org.jspecify.annotations.NullMarked;
