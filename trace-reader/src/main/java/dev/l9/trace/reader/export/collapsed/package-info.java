/** Writes events as collapsed stacks, for flame graphs. */
@NullMarked
package dev.l9.trace.reader.export.collapsed;

import org.jspecify.annotations.NullMarked;
