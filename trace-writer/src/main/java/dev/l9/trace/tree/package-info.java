/** Draws trace events as a tree for people to read. */
@NullMarked
package dev.l9.trace.tree;

import org.jspecify.annotations.NullMarked;
