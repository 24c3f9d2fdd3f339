/** Trace events as a tree that a person reads. */
@NullMarked
package dev.l9.trace.tree;

import org.jspecify.annotations.NullMarked;
