/** Puts the events of a trace into trees, within bounds. */
@NullMarked
package dev.l9.trace.reader.tree;

import org.jspecify.annotations.NullMarked;
