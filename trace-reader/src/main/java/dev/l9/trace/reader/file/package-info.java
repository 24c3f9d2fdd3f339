/** Reads the files of traces: rotated and compressed, merged, from their ends, and in parallel. */
@NullMarked
package dev.l9.trace.reader.file;

import org.jspecify.annotations.NullMarked;
