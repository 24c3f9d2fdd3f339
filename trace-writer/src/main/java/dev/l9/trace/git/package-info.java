/** Keeps git's index right when only the blocks of source files have changed. */
@NullMarked
package dev.l9.trace.git;

import org.jspecify.annotations.NullMarked;
