/** Finds the source file that a class was compiled from. */
@NullMarked
package dev.l9.trace.source;

import org.jspecify.annotations.NullMarked;
